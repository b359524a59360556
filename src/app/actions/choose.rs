//! Choosing more regions and years with one key.

use crate::app::App;
use crate::app::action::{Action, Group, Refusal};
use crate::app::kin::Kin;
use crate::app::mode::{Mode, Modes};

const CHOICE: Modes = Modes::of(&[Mode::Tree, Mode::Compare]);

pub const ACTIONS: Group = Group {
    title: ("选择地区和年份", "Choosing regions and years"),
    actions: &[
        Action {
            id: "add-siblings",
            name: ("加同级同属", "add siblings"),
            help: ("加选同一上级的同级地区", "Add the regions with the same superior"),
            keys: &[(CHOICE, "1")],
            hint: Modes::NONE,
            ready: region_here,
            run: |app| app.add_kin(Kin::Siblings),
        },
        Action {
            id: "add-parent",
            name: ("加上级", "add parent"),
            help: ("加选上级地区", "Add the region above"),
            keys: &[(CHOICE, "2")],
            hint: Modes::NONE,
            ready: region_here,
            run: |app| app.add_kin(Kin::Parent),
        },
        Action {
            id: "add-children",
            name: ("加下级", "add children"),
            help: ("加选下一级地区", "Add the regions right under it"),
            keys: &[(CHOICE, "3")],
            hint: Modes::NONE,
            ready: region_here,
            run: |app| app.add_kin(Kin::Children),
        },
        Action {
            id: "add-level",
            name: ("加全部同级", "add level"),
            help: ("加选全部同级地区", "Add all regions of the level"),
            keys: &[(CHOICE, "4")],
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
    ],
};

fn region_here(app: &App) -> Result<(), Refusal> {
    match app.region_here() {
        Some(_) => Ok(()),
        None => Err(("这里没有地区", "there is no region here")),
    }
}
