//! What a page prints behind a report.

use std::ops::Range;

use super::lines::{is_posting_date, is_prose, is_separator};

/// Words that stand on the lines behind an article on any site, and in no report's last line.
const FURNITURE: [&str; 32] = [
    "相关链接",
    "相关阅读",
    "相关报道",
    "相关新闻",
    "推荐阅读",
    "延伸阅读",
    "责任编辑",
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "打印本页",
    "关闭窗口",
    "关闭本页",
    "打印此文",
    "分享到",
    "扫一扫",
    "二维码",
    "投稿",
    "联系我们",
    "关于我们",
    "网站地图",
    "版权所有",
    "版权声明",
    "ICP备",
    "网站标识码",
    "技术支持",
    "返回顶部",
    "返回首页",
    "您可能感兴趣",
    "猜你喜欢",
    "收藏本页",
];

/// The range without blank lines, separators and posting dates at its ends, and without the page's own words behind the
/// last paragraph.
pub(super) fn furniture(text: &str, range: Range<usize>) -> Range<usize> {
    let Some(part) = text.get(range.clone()) else { return range };
    // The lines behind the last paragraph.
    let mut tail: Vec<&str> = part.split_inclusive('\n').rev().take_while(|line| !is_prose(line)).collect();
    tail.reverse();
    let length = |lines: &[&str]| lines.iter().map(|line| line.len()).sum::<usize>();
    let after_prose = part.len() - length(&tail);
    let is_furniture = |line: &&str| line.chars().count() <= 60 && FURNITURE.iter().any(|word| line.contains(word));
    tail.truncate(tail.iter().position(is_furniture).unwrap_or(tail.len()));
    let empty = |line: &&str| line.trim().is_empty() || is_separator(line) || is_posting_date(line);
    // Without any paragraph the first line stays.
    while tail.len() > usize::from(after_prose == 0) && tail.pop_if(|line| empty(line)).is_some() {}
    let kept = part.get(..after_prose + length(&tail)).unwrap_or(part);
    let blank: Vec<&str> = kept.split_inclusive('\n').take_while(|line| line.trim().is_empty()).collect();
    let start = range.start + length(&blank);
    let end = range.start + kept.len();
    // Nothing but furniture: it is all there is, so it stays.
    if start < end { start..end } else { range }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_behind_the_report_goes() {
        let body = "各位代表！让我们团结起来，为实现全年目标任务而努力奋斗，谱写发展新篇章！\n附件：名词解释\n";
        let text = format!("\n\n{body}\n2025-07-08\n-\n有想补充的信息？点我投稿\n\n- 联系我们\n- 入驻\n");
        let kept = furniture(&text, 0..text.len());
        assert_eq!(&text[kept], body);
    }

    #[test]
    fn words_of_the_page_inside_the_report_stay() {
        let text = "办事大厅设联系我们窗口，全年接待群众三万人次，满意率达到百分之九十八。\n打造宣传二维码\n全县各项事业取得新的进步，人民生活不断改善，社会大局和谐稳定。\n";
        assert_eq!(furniture(text, 0..text.len()), 0..text.len());
        assert_eq!(furniture("联系我们", 0..12), 0..12);
    }
}
