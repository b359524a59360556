//! What is no part of the prose: captions, bylines, what a web page or a printer put around the text.

use std::sync::LazyLock;

use memchr::memmem;
use regex::Regex;

use super::blocks::{Block, is_closed};
use super::{Aside, AsideKind};
use crate::identity::{Identity, Kind};
use crate::span::Span;

/// The kind of aside that each block is.
pub(super) fn kinds(text: &str, blocks: &[Block], identity: &Identity) -> Vec<Option<AsideKind>> {
    let news = matches!(identity.kind, Kind::NewsFeature | Kind::Unknown);
    let usual = usual_blank(blocks);
    let mut kinds: Vec<Option<AsideKind>> =
        (0..blocks.len()).map(|index| kind(text, blocks, index, news, usual)).collect();
    if news && usual > 0 {
        join_captions(blocks, &mut kinds);
    }
    mark_menus(text, blocks, &mut kinds);
    mark_tail(text, blocks, &mut kinds);
    kinds
}

/// So many short lines in a row are a menu.
const MENU: usize = 10;
/// Longest line of a menu, in characters.
const LONGEST_ENTRY: usize = 14;

/// Runs of short lines without stops: the menus of a page.
fn mark_menus(text: &str, blocks: &[Block], kinds: &mut [Option<AsideKind>]) {
    let entry = |block: &Block| {
        let words = block.of(text);
        let numbered = || super::marker::parse(words).is_some_and(|m| m.value > 0);
        block.chars <= LONGEST_ENTRY && !is_closed(words) && !numbered() && !super::words::is_part_title(words)
    };
    let mut from = 0;
    for index in 0..=blocks.len() {
        if blocks.get(index).is_some_and(entry) {
            continue;
        }
        if index - from >= MENU {
            kinds.iter_mut().take(index).skip(from).for_each(|kind| *kind = Some(AsideKind::Chrome));
        }
        from = index + 1;
    }
}

/// Longest line behind the end of a text that still belongs to the page, in characters.
const LONGEST_TAIL: usize = 100;

/// What stands behind the end of a text: rights, related pages, the foot of the site.
fn mark_tail(text: &str, blocks: &[Block], kinds: &mut [Option<AsideKind>]) {
    let long = blocks.iter().rposition(|block| block.chars > LONGEST_TAIL).map_or(0, |at| at + 1);
    let start = blocks.iter().skip(long).position(|block| TAIL.is_match(block.of(text)));
    if let Some(start) = start {
        kinds.iter_mut().skip(long + start).for_each(|kind| *kind = Some(AsideKind::Chrome));
    }
}

static TAIL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(本作品是|相关(链接|新闻|文章|稿件|报道|附件下载)|上一[篇条]|下一[篇条]|版权所有|主办单位|网站地图|分享(到|至)|扫一扫|【?关闭|【?打印|Public domain)").ok()
});

/// Short lines directly above the name of a photographer belong to the caption.
fn join_captions(blocks: &[Block], kinds: &mut [Option<AsideKind>]) {
    for index in (1..blocks.len()).rev() {
        let (Some(above), Some(block)) = (blocks.get(index - 1), blocks.get(index)) else { continue };
        let caption = kinds.get(index) == Some(&Some(AsideKind::Caption));
        if caption
            && block.blank == 0
            && above.chars <= LONGEST_CAPTION
            && let Some(slot) = kinds.get_mut(index - 1)
        {
            slot.get_or_insert(AsideKind::Caption);
        }
    }
}

/// The asides as spans; neighbours of one kind are one.
pub(super) fn asides(blocks: &[Block], kinds: &[Option<AsideKind>]) -> Vec<Aside> {
    let mut asides: Vec<Aside> = Vec::new();
    let mut open = false;
    for (block, kind) in blocks.iter().zip(kinds) {
        let Some(kind) = *kind else {
            open = false;
            continue;
        };
        match asides.last_mut() {
            Some(last) if open && last.kind == kind => last.span = Span::new(last.span.start as usize, block.end),
            _ => asides.push(Aside { span: Span::new(block.start, block.end), kind }),
        }
        open = true;
    }
    asides
}

/// The number of empty lines that most often stands between blocks.
fn usual_blank(blocks: &[Block]) -> u32 {
    let mut counts = [0_u32; 4];
    for block in blocks.iter().skip(1) {
        if let Some(count) = counts.get_mut(block.blank.min(3) as usize) {
            *count += 1;
        }
    }
    counts.iter().enumerate().max_by_key(|(_, count)| **count).map_or(0, |(blank, _)| blank as u32)
}

/// Longest aside, in characters.
const LONGEST: usize = 160;

fn kind(text: &str, blocks: &[Block], index: usize, news: bool, usual: u32) -> Option<AsideKind> {
    let block = blocks.get(index)?;
    if block.chars > LONGEST {
        return None;
    }
    let words = block.of(text);
    let (chrome, byline) = may_be(words);
    if chrome && CHROME.is_match(words) || is_rule(words) {
        return Some(AsideKind::Chrome);
    }
    if byline && BYLINE.is_match(words) {
        return Some(AsideKind::Byline);
    }
    if may_be_photo(words) && PHOTO.is_match(words) {
        return Some(AsideKind::Caption);
    }
    if !news {
        return None;
    }
    if is_names(words) {
        return Some(AsideKind::Byline);
    }
    if is_picture_line(text, blocks, index, usual) {
        return Some(AsideKind::Caption);
    }
    None
}

/// Whether words may be chrome, and whether they may be a byline, by how they begin: most are neither.
#[rustfmt::skip]
fn may_be(words: &str) -> (bool, bool) {
    let mut chars = words.chars();
    let (first, second) = (chars.next().unwrap_or(' '), chars.next().unwrap_or(' '));
    let word = matches!(
        first,
        '标' | '年' | '来' | '信' | '发' | '浏' | '点' | '阅' | '访' | '索' | '文' | '责' | '打' | '关' | '分' | '扫'
            | '上' | '下' | '首' | '当' | '版' | '主' | '承' | '网' | '有' | '返' | '收' | '附'
    ) && matches!(
        second,
        '题' | '份' | '源' | '息' | '布' | '览' | '击' | '我' | '读' | '问' | '引' | '号' | '任' | '印' | '闭' | '享' | '一'
            | '页' | '前' | '权' | '办' | '站' | '想' | '回' | '藏' | '件'
    );
    // Between dashes the number of a page stands.
    let dash = |c: char| matches!(c, '-' | '—' | '－');
    let dashed = dash(first) && (words.ends_with(dash) || matches!(second, ' ' | '联' | '企'));
    let chrome = word || dashed || matches!(first, '【' | '您' | 'h');
    let page = words.ends_with('页');
    let byline = words.trim_start_matches(['（', '(']).starts_with(|c: char| {
        matches!(
            c,
            '■' | '□' | '●' | '◆' | '▲' | '本' | '记' | '通' | '特' | '新' | '策' | '统' | '撰' | '文' | '编' | '责'
                | '校' | '制' | '供' | '摄' | '图' | '片' | '监' | '审' | '作' | '除'
        ) || c.is_whitespace()
    });
    // Both stand near the beginning.
    let head = |within: usize| words.as_bytes().get(..within.min(words.len())).unwrap_or_default();
    (chrome || page || head(24).contains(&b'I'), byline || REPORTER.find(head(160)).is_some())
}

static REPORTER: LazyLock<memmem::Finder<'static>> = LazyLock::new(|| memmem::Finder::new("记者"));

/// Whether words may be under a picture: of the beginnings and ends of [`PHOTO`] most lines have none.
fn may_be_photo(words: &str) -> bool {
    let end = words.trim_end_matches(|c: char| c == '。' || c.is_whitespace());
    let dated = words.chars().take(3).any(|c| c == '月');
    let pictured = || words.contains(['摄', '图', '照']);
    words.starts_with(['图', '-']) || dated || (end.ends_with(['）', ')', '摄']) && pictured())
}

static CHROME: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^(标题：|年份：|来源[：:]|信息来源|发布(时间|日期|机构)|浏览(次数|量)|点击(数|量)|阅读(次数|量)?[：:]|访问量|索引号|文号[：:]|责任编辑|",
        r"【?(打印|关闭|字体|字号)|打印本页|关闭(本页|窗口)|分享(到|至)|扫一扫|上一[篇页]|下一[篇页]|首页\s*[>＞»]|当前位置|您(现在|当前)?的?(所在)?位置|",
        r"版权所有|主办单位[：:]|承办单位[：:]|网站(地图|标识码)|网站首页|ICP|.{0,4}ICP备|有想补充的信息|点我投稿|- ?(联系我们|企业入驻)|返回顶部|收藏本页|",
        r"[-—－]+\s*\d{1,3}\s*[-—－]+$|第?\s*\d{1,3}\s*页?\s*/?\s*共?\s*\d*\s*页$|https?://|附件下载)"
    ))
    .ok()
});

static BYLINE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^[\s■□●◆▲]*((本报|本刊|新华社)?(记者|通讯员|特约记者)[\s：:/／]|(策划|统筹|撰文|文字|编辑|责编|校对|制图|供图|摄影|图片|监制|审核|作者|本版\S{2})\s*[/／：:]|",
        r"文\s*[/／]|图\s*[/／]|\S{2,12}(日报|晚报|新报|时报|客户端|融媒体中心|全媒体)\S{0,12}记者\s|",
        r"(本版|除署名外).{0,24}(摄|供图|图片)|（?\(?本报讯)"
    ))
    .ok()
});

static PHOTO: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(图为|图[一二三四五六七八九\d]+[：:]|图片说明|- ?[①-⑳])|^\d{1,2}月\d{1,2}日，.{6,40}会议在.{2,30}(开幕|举行|召开)。.{2,20}作了?政府工作报告。?$|(摄|资料图片?|资料照片|供图|图/\S{2,4})\s*[）)]\s*。?$|\s摄$").ok()
});

trait Matches {
    fn is_match(&self, words: &str) -> bool;
}

impl Matches for LazyLock<Option<Regex>> {
    fn is_match(&self, words: &str) -> bool {
        self.as_ref().is_some_and(|regex| regex.is_match(words))
    }
}

/// A line of signs: `====`, `----`.
fn is_rule(words: &str) -> bool {
    words.chars().all(|c| matches!(c, '=' | '-' | '—' | '_' | '*' | '·' | '─' | '－'))
}

/// Two or more names of two or three characters.
fn is_names(words: &str) -> bool {
    let parts: Vec<usize> = words.split_whitespace().map(|part| part.chars().count()).collect();
    let han = words.chars().all(|c| c.is_whitespace() || ('\u{4e00}'..='\u{9fff}').contains(&c));
    han && parts.len() >= 2 && parts.iter().all(|n| (2..=3).contains(n))
}

/// Longest line under a picture.
const LONGEST_CAPTION: usize = 60;

/// A short line set off by more empty lines than usual: what stands under a picture.
fn is_picture_line(text: &str, blocks: &[Block], index: usize, usual: u32) -> bool {
    let Some(block) = blocks.get(index) else { return false };
    let words = block.of(text);
    let one = words.matches('。').count() <= 1;
    block.chars <= LONGEST_CAPTION && block.blank > usual && one && words.ends_with('。') && is_closed(words)
}
