//! 章节: headings, the text under them, sentences, and what is no part of the report's own prose.

mod announce;
mod aside;
mod blocks;
mod boundary;
mod candidate;
mod candidates;
mod choose;
mod cut;
mod levels;
mod marker;
mod marks;
mod role;
mod said;
mod sentence;
mod settle;
mod titles;
mod tree;
mod words;

use serde::{Deserialize, Serialize};

use crate::identity::Identity;
use crate::span::Span;
use said::Told;

/// How a report is built.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outline {
    /// Sections in the order of the text. The first has level 0 and no heading when text stands before the first heading.
    pub sections: Vec<Section>,
    /// Sentences in the order of the text; together with the white space between them they cover it.
    pub sentences: Vec<Span>,
    /// Captions, bylines, site chrome: shown dimmed, can be folded away, never read for numbers.
    pub asides: Vec<Aside>,
}

impl Outline {
    /// The innermost section that holds the byte at `offset`.
    pub fn section_at(&self, offset: usize) -> Option<usize> {
        let after = self.sections.partition_point(|section| section.span.start as usize <= offset);
        let mut at = after.checked_sub(1)?;
        while !self.sections[at].span.holds(offset) {
            at = self.sections[at].parent? as usize;
        }
        Some(at)
    }

    /// The sentence that holds the byte at `offset`.
    pub fn sentence_at(&self, offset: usize) -> Option<Span> {
        let after = self.sentences.partition_point(|sentence| sentence.start as usize <= offset);
        self.sentences.get(after.checked_sub(1)?).copied().filter(|sentence| sentence.holds(offset))
    }
}

/// A heading and the span under it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Depth in the document's own hierarchy: 1 for its parts, 0 for the text before the first heading.
    pub level: u8,
    /// The number with its punctuation (`一、`, `(二)`, `3.`); empty for an unnumbered heading.
    pub number: Span,
    /// The heading as printed, with its number, without the full stop that closes it. Empty at level 0.
    pub heading: Span,
    /// What the part is for.
    pub role: Role,
    /// From the heading to the next heading of the same or a higher level: sections inside are inside the span.
    pub span: Span,
    /// Index of the section around it.
    pub parent: Option<u32>,
    /// Whether the heading was cut from the text under it by judgement, without a mark in the text.
    pub soft: bool,
}

/// What a section is for; decides period and status of what it states.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Title, session line, salutation.
    Preamble,
    /// 上年工作回顾
    Review,
    /// 五年（规划期、任期）回顾
    ReviewPlan,
    /// 困难和问题
    Problems,
    /// 规划期目标、总体要求 of a plan of several years
    Plan,
    /// 今年主要预期目标
    Target,
    /// 今年重点工作
    Task,
    /// 政府自身建设
    SelfGovernment,
    /// 民生实事清单
    Livelihood,
    /// 名词解释
    Glossary,
    /// 附件、附表
    Appendix,
    /// Closing words.
    Closing,
    /// None of these, or not decided; a section inside another takes the role of that one.
    #[default]
    Other,
}

impl Role {
    /// The name used in exports.
    pub fn key(self) -> &'static str {
        match self {
            Role::Preamble => "preamble",
            Role::Review => "review",
            Role::ReviewPlan => "review_plan",
            Role::Problems => "problems",
            Role::Plan => "plan",
            Role::Target => "target",
            Role::Task => "task",
            Role::SelfGovernment => "self_government",
            Role::Livelihood => "livelihood",
            Role::Glossary => "glossary",
            Role::Appendix => "appendix",
            Role::Closing => "closing",
            Role::Other => "other",
        }
    }
}

/// A piece of the text that is no part of the report's own prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aside {
    /// Where.
    pub span: Span,
    /// What.
    pub kind: AsideKind,
}

/// Kinds of [`Aside`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AsideKind {
    /// 图片说明
    Caption,
    /// 记者、编辑、策划署名
    Byline,
    /// 网页导航、页眉页脚
    Chrome,
}

/// Recovers headings, roles and sentences. Never fails: a text without any heading is one section of level 0.
pub fn outline(text: &str, identity: &Identity) -> Outline {
    let marks = marks::Marks::of(text);
    let blocks = blocks::blocks(text, &marks);
    let kinds = aside::kinds(text, &blocks, identity);
    let hidden: Vec<bool> = kinds.iter().map(Option::is_some).collect();
    let titles = titles::Titles::new(text, &blocks, &hidden, identity);
    let headings = choose::choose(text, candidates::candidates(text, &marks, &blocks, &hidden, &titles));
    let told: Vec<Told> = headings.iter().map(|h| Told::of(text.get(h.printed()..h.end()).unwrap_or(""))).collect();
    let levels = levels::levels(text, &headings, &told);
    let mut sections = tree::sections(text, &headings, &levels);
    role::assign(text, &mut sections, &told, identity);
    let asides = aside::asides(&blocks, &kinds);
    let spans: Vec<Span> = sections
        .iter()
        .filter(|s| s.level > 0)
        .map(|s| Span::new(s.span.start as usize, s.heading.end as usize))
        .collect();
    let sentences = sentence::sentences(text, &marks, &blocks, &asides, &spans);
    Outline { sections, sentences, asides }
}
