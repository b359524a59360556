//! Choosing more regions and years with one key.

use crate::app::action::{Action, Group, Refusal};
use crate::app::kin::Kin;
use crate::app::mode::{Mode, Modes};
use crate::app::{App, View};

const CHOICE: Modes = Modes::of(&[Mode::Tree, Mode::Compare]);
/// Where regions can be added: a trend and targets take more of them too.
const REGIONS: Modes = CHOICE.and(Modes::of(&[Mode::Sheet]));

pub const ACTIONS: Group = Group {
    title: ("选择地区和年份", "Choosing regions and years"),
    actions: &[
        Action {
            id: "mark-found",
            name: ("选入对照", "mark"),
            help: ("把找到的地区或报告选入对照，再按取消", "Mark the region or document that was found, or unmark it"),
            keys: &[(Modes::of(&[Mode::Finder]), "tab")],
            hint: Modes::of(&[Mode::Finder]),
            ready: |app| match app.found_mark() {
                Some(_) => Ok(()),
                None => Err(("选地区或报告才能对照", "only regions and documents can be marked")),
            },
            run: App::mark_found,
        },
        Action {
            id: "add-siblings",
            name: ("加同级同属", "add siblings"),
            help: ("加选同一上级的同级地区", "Add the regions with the same superior"),
            keys: &[(REGIONS, "1")],
            hint: Modes::NONE,
            ready: region_here,
            run: |app| app.add_kin(Kin::Siblings),
        },
        Action {
            id: "add-parent",
            name: ("加上级", "add parent"),
            help: ("加选上级地区", "Add the region above"),
            keys: &[(REGIONS, "2")],
            hint: Modes::NONE,
            ready: region_here,
            run: |app| app.add_kin(Kin::Parent),
        },
        Action {
            id: "add-children",
            name: ("加下级", "add children"),
            help: ("加选下一级地区", "Add the regions right under it"),
            keys: &[(REGIONS, "3")],
            hint: Modes::NONE,
            ready: region_here,
            run: |app| app.add_kin(Kin::Children),
        },
        Action {
            id: "add-level",
            name: ("加全部同级", "add level"),
            help: ("加选全部同级地区", "Add all regions of the level"),
            keys: &[(REGIONS, "4")],
            hint: Modes::NONE,
            ready: region_here,
            run: |app| app.add_kin(Kin::Level),
        },
        Action {
            id: "add-years",
            name: ("加各年", "add years"),
            help: ("加选这个地区的各年报告", "Add every year of the region"),
            keys: &[(CHOICE, "5")],
            hint: Modes::NONE,
            ready: region_here,
            run: App::add_years,
        },
        Action {
            id: "same-years",
            name: ("同年份", "same years"),
            help: (
                "让各地区都有同样的年份：其中任何一个已有的年份",
                "Give every region the same years: all that any of them has",
            ),
            keys: &[(CHOICE, "6")],
            hint: Modes::NONE,
            ready: |app| match app.view == View::Compare || !app.marks.is_empty() {
                true => Ok(()),
                false => Err(("还没有选中任何地区或文件", "nothing is marked")),
            },
            run: App::same_years,
        },
    ],
};

fn region_here(app: &App) -> Result<(), Refusal> {
    match app.region_here() {
        Some(_) => Ok(()),
        None => Err(("这里没有地区", "there is no region here")),
    }
}
