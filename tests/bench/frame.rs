//! One frame at 200×60: it costs the same however long the report is that is open.
#![allow(clippy::unwrap_used, missing_docs)]

mod screen;

use std::hint::black_box;

use baogao::app::Panel;
use baogao::app::list::Step;
use criterion::{Criterion, criterion_group, criterion_main};
use screen::Screen;

/// A report of so many characters: parts, headings, and a number in every other sentence.
fn text(characters: usize) -> String {
    let mut text = String::from("湖南省政府工作报告\n——2023年1月14日在湖南省第十四届人民代表大会第一次会议上\n\n");
    let mut length = text.chars().count();
    for part in 0.. {
        let line = match part % 8 {
            0 => format!("（{}）着力推动产业升级\n", numeral(part / 8)),
            1 => format!("规模以上工业增加值增长{}.{}%，高新技术企业达到{}家。", part % 9, part % 7, 900 + part),
            2 => "坚持稳字当头、稳中求进，扭住重点任务不放松，一件接着一件办，一年接着一年干。".to_owned(),
            3 => format!("固定资产投资增长{}%左右，社会消费品零售总额{}亿元。\n", part % 11, 7000 + part),
            4 => "推进“放管服”改革，把能减的环节减下来，让办事的人少跑路。".to_owned(),
            5 => {
                format!("城镇新增就业{}万人，农村居民人均可支配收入{}元，增长{}%。", part % 90, 18000 + part, part % 9)
            }
            6 => "守牢安全底线，隐患排查不留死角，应急预案常练常新。\n".to_owned(),
            _ => format!("粮食产量{}万吨，新建高标准农田{}万亩。\n", 2900 + part, part % 400),
        };
        length += line.chars().count();
        if length > characters {
            break;
        }
        text += &line;
    }
    text
}

fn numeral(number: usize) -> String {
    const DIGITS: [&str; 10] = ["十", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match number {
        0..10 => DIGITS[number].to_owned(),
        _ => format!("{}十{}", DIGITS[number / 10 % 10], DIGITS[number % 10]),
    }
}

fn frames(criterion: &mut Criterion) {
    for characters in [20_000, 200_000] {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("湖南省2023.txt"), text(characters)).unwrap();
        let corpus = baogao::corpus::load(&[folder.path().to_owned()]);
        let report = corpus.reports[0].clone();
        let said = report.text.chars().count();
        assert!(said > characters * 9 / 10, "{said} characters");
        let mut screen = Screen::new(corpus);
        screen.app.open(&report, Some(report.text.len() / 2 / 3 * 3 - 2));
        screen.app.panel = Panel::Document;
        screen.draw();
        criterion.bench_function(&format!("one frame of a report of {characters} characters"), |bencher| {
            bencher.iter(|| black_box(&mut screen).draw());
        });
        criterion.bench_function(&format!("one line down and a frame, {characters} characters"), |bencher| {
            let mut down = true;
            bencher.iter(|| {
                screen.app.step(if down { Step::Down } else { Step::Up });
                down = !down;
                screen.draw();
            });
        });
    }
}

criterion_group!(benches, frames);
criterion_main!(benches);
