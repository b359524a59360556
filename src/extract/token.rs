//! A sentence as a row of tokens: names, numbers, times, cue words, marks, and the text between them.

use std::ops::Range;

use crate::indicator::NameMatch;
use crate::quantity::Quantity;
use crate::span::Span;

use super::lexicon::{Cue, lexicon};
use super::time::TimeHit;

/// One token; its place counts in the report's text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Token<'n> {
    /// Where.
    pub(super) span: Span,
    /// What.
    pub(super) kind: Kind<'n>,
}

/// Kinds of [`Token`].
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind<'n> {
    /// A name of the taxonomy.
    Name(NameMatch),
    /// A number.
    Number(&'n Quantity),
    /// An expression of time.
    Time(TimeHit),
    /// A word of the vocabulary.
    Cue(Cue),
    /// Punctuation that parts clauses.
    Mark(Mark),
    /// Quotes, white space, brackets: nothing is said by them.
    Blank,
    /// Anything else.
    Text,
}

/// Asked of nearly every token, mostly beside a kind that is written down: two names, numbers or times at one place are one.
impl PartialEq for Kind<'_> {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Kind::Blank, Kind::Blank) | (Kind::Text, Kind::Text) => true,
            (Kind::Cue(one), Kind::Cue(other)) => one == other,
            (Kind::Mark(one), Kind::Mark(other)) => one == other,
            (Kind::Name(one), Kind::Name(other)) => one.span == other.span,
            (Kind::Number(one), Kind::Number(other)) => one.span == other.span,
            (Kind::Time(one), Kind::Time(other)) => one.span == other.span,
            _ => false,
        }
    }
}

/// Punctuation by how much it parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// 、
    Enum,
    /// ，
    Comma,
    /// ；
    Semi,
    /// 。！？：and line ends inside a sentence
    Stop,
}

impl Token<'_> {
    /// The cue, if it is one.
    pub(super) fn cue(&self) -> Option<Cue> {
        match self.kind {
            Kind::Cue(cue) => Some(cue),
            _ => None,
        }
    }

    /// Whether it parts clauses.
    pub(super) fn parts(&self) -> bool {
        matches!(self.kind, Kind::Mark(Mark::Comma | Mark::Semi | Mark::Stop))
    }
}

/// Candidates of one sentence in order of precedence; the first that covers a place keeps it. `times` count from the start of
/// the sentence. Appends them to those of other sentences.
pub(super) fn tokenise<'n>(
    text: &str,
    sentence: Span,
    numbers: &'n [Quantity],
    names: &[NameMatch],
    times: &[TimeHit],
    tokens: &mut Vec<Token<'n>>,
) {
    let base = sentence.start as usize;
    let mut n = names.iter().peekable();
    let mut times = times.iter().map(|hit| TimeHit { span: hit.span.shifted(base), ..*hit }).peekable();
    let mut q = numbers.iter().filter(|number| !is_note_mark(text, number.span)).peekable();
    tokens.reserve(sentence.len() / BYTES_A_TOKEN + 4);
    let first = tokens.len();
    let mut row = Row { text, first, tokens, at: sentence.start, brackets: false, circumstance: None };
    let mut held: Option<Token> = None;
    // Merge the three ordered rows: a name keeps its digits (5G基站), a time its numeral (五年).
    loop {
        let start = |span: Option<Span>| span.map_or(u32::MAX, |s| s.start);
        let (name_at, time_at, number_at) =
            (start(n.peek().map(|h| h.span)), start(times.peek().map(|h| h.span)), start(q.peek().map(|h| h.span)));
        let first = name_at.min(time_at).min(number_at);
        let token = if first == name_at {
            n.next().map(|hit| Token { span: hit.span, kind: Kind::Name(*hit) })
        } else if first == time_at {
            times.next().map(|hit| match prices(text, hit.span) {
                Some(span) => Token { span, kind: Kind::Cue(Cue::Real) },
                None => Token { span: hit.span, kind: Kind::Time(hit) },
            })
        } else {
            q.next().map(|hit| Token { span: hit.span, kind: Kind::Number(hit) })
        };
        let Some(token) = token else { break };
        match &mut held {
            Some(last) if last.span.end > token.span.start => {
                let number = matches!(last.kind, Kind::Time(_)) && matches!(token.kind, Kind::Number(_));
                if number && token.span.start == last.span.start && token.span.end > last.span.end {
                    // A number that only began like a time.
                    *last = token;
                }
            }
            _ => held.replace(token).into_iter().for_each(|fixed| row.fix(fixed)),
        }
    }
    held.into_iter().for_each(|fixed| row.fix(fixed));
    row.fill(sentence.end);
    if row.brackets {
        brackets(text, row.tokens.get_mut(row.first..).unwrap_or(&mut []));
    }
    if let Some(from) = row.circumstance {
        circumstances(text, row.tokens.get_mut(from..).unwrap_or(&mut []));
    }
}

/// So few bytes has a token, on the average of the sentences that are rich in short ones.
const BYTES_A_TOKEN: usize = 6;

/// 按2020年价格计算, 2015年不变价: the year of the prices is no time of what is counted. Where such words stand.
fn prices(text: &str, time: Span) -> Option<Span> {
    let (head, rest) = (text.get(..time.start as usize)?, text.get(time.end as usize..)?);
    let prices = ["不变价格", "可比价格", "不变价", "可比价", "价格"].iter().find(|word| rest.starts_with(**word))?;
    let rest = rest.get(prices.len()..)?;
    let counted = ["计算的", "计算"].iter().find(|word| rest.starts_with(**word)).map_or(0, |word| word.len());
    let by = ["按照", "按"].iter().find(|word| head.ends_with(**word)).map_or(0, |word| word.len());
    Some(Span::new(head.len() - by, time.end as usize + prices.len() + counted))
}

/// “四上”企业[4], 河长制^[12]: the mark of a note, not a number.
fn is_note_mark(text: &str, number: Span) -> bool {
    let before = text.get(..number.start as usize).and_then(|words| words.chars().next_back());
    let after = text.get(number.end as usize..).and_then(|words| words.chars().next());
    matches!((before, after), (Some('['), Some(']')) | (Some('〔'), Some('〕')))
}

/// The tokens of a sentence so far.
struct Row<'t, 'n> {
    text: &'t str,
    /// Those of other sentences stand before its own.
    tokens: &'t mut Vec<Token<'n>>,
    /// Where its own begin.
    first: usize,
    /// Where they end.
    at: u32,
    /// Whether a bracket was opened.
    brackets: bool,
    /// The first 在 behind a name.
    circumstance: Option<usize>,
}

impl<'n> Row<'_, 'n> {
    /// Appends a name, a number or a time, and the cues, marks and text before it.
    fn fix(&mut self, token: Token<'n>) {
        self.fill(token.span.start);
        self.tokens.push(token);
        self.at = token.span.end;
    }

    /// Appends the cues, marks and text up to `end`.
    fn fill(&mut self, end: u32) {
        let base = self.at as usize;
        let body = Span { start: self.at, end: end.max(self.at) }.of(self.text);
        // Where the text began that was not appended yet.
        let mut from = 0;
        for (kind, Range { start, end }) in lexicon().find(body) {
            self.text(base + from, base + start);
            match kind {
                Kind::Text => self.text(base + start, base + end),
                kind => {
                    let span = Span::new(base + start, base + end);
                    self.brackets |= kind == Kind::Blank && matches!(span.of(self.text), "（" | "(" | "[" | "〔");
                    let reaches = kind == Kind::Cue(Cue::Reach) && self.circumstance.is_none();
                    if reaches && span.of(self.text) == "在" && self.follows_name() {
                        self.circumstance = Some(self.tokens.len());
                    }
                    self.tokens.push(Token { span, kind });
                }
            }
            from = end;
        }
        self.text(base + from, base + body.len());
    }

    fn follows_name(&self) -> bool {
        matches!(self.tokens.get(self.first..), Some([.., Token { kind: Kind::Name(_), .. }]))
    }

    /// Appends text. Text beside text becomes one token; a cue of one character with text on both sides is a piece of some word
    /// (社|会|存|在|…), not a cue.
    fn text(&mut self, from: usize, to: usize) {
        if from == to {
            return;
        }
        let span = Span::new(from, to);
        let lone = match self.tokens.get(self.first..).unwrap_or(&[]) {
            [.., Token { kind: Kind::Text, .. }] => false,
            [.., Token { kind: Kind::Text, .. }, Token { kind: Kind::Cue(cue), span }] => {
                is_lone(*cue, span.of(self.text))
            }
            _ => return self.tokens.push(Token { span, kind: Kind::Text }),
        };
        if lone {
            self.tokens.pop();
        }
        match self.tokens.last_mut() {
            Some(Token { kind: Kind::Text, span: before }) => before.end = span.end,
            _ => self.tokens.push(Token { span, kind: Kind::Text }),
        }
    }
}

/// Whether a cue is one character that is often a piece of a word.
fn is_lone(cue: Cue, word: &str) -> bool {
    let keeps =
        || matches!(cue, Cue::And | Cue::Of | Cue::From) || matches!(word, "的" | "比" | "较" | "均" | "为" | "对");
    word.chars().nth(1).is_none() && !keeps()
}

/// 粮食产量在大旱之年达到…, 生产总值在多重压力下增长…: under what circumstances says nothing of what is counted.
fn circumstances(text: &str, tokens: &mut [Token]) {
    let mut at = 0;
    while let Some(rest) = tokens.get(at..).filter(|rest| !rest.is_empty()) {
        let begins = at == 0 || matches!(tokens.get(at - 1), Some(Token { kind: Kind::Name(_), .. }));
        let length = if begins { circumstance(text, rest) } else { 0 };
        for token in tokens.iter_mut().skip(at).take(length) {
            token.kind = Kind::Blank;
        }
        at += length.max(1);
    }
}

/// How many tokens the circumstance has that the first of these begins.
fn circumstance(text: &str, tokens: &[Token]) -> usize {
    const ENDS: [&str; 9] = ["下", "之年", "情况", "形势", "背景", "压力", "之后", "之中", "年份"];
    let Some(first) = tokens.first().filter(|first| first.span.of(text) == "在") else { return 0 };
    let inside = |token: &&Token| !matches!(token.kind, Kind::Number(_) | Kind::Mark(_));
    let ends = |token: &Token| {
        let words = Span { start: first.span.start, end: token.span.end }.of(text);
        ENDS.iter().any(|end| words.ends_with(end))
    };
    let Some(last) = tokens.iter().take(REMARK).take_while(inside).position(ends) else { return 0 };
    // What follows says how much.
    let said = tokens.get(last + 1).and_then(Token::cue);
    let follows = [Cue::Reach, Cue::Pass, Cue::Keep, Cue::To, Cue::Up, Cue::Down, Cue::Fill, Cue::YearOnYear];
    if said.is_some_and(|cue| follows.contains(&cue)) { last + 1 } else { 0 }
}

/// The most tokens that a bracketed remark has.
const REMARK: usize = 12;

/// A bracket without a number in it, （按可比价计算，下同）, says nothing of the clauses around it.
fn brackets(text: &str, tokens: &mut [Token]) {
    let mut open: Option<usize> = None;
    for at in 0..tokens.len() {
        let Some(token) = tokens.get(at) else { return };
        match token.kind {
            Kind::Blank if matches!(token.span.of(text), "（" | "(" | "[" | "〔") => open = Some(at),
            Kind::Blank if matches!(token.span.of(text), "）" | ")" | "]" | "〕") => {
                if let Some(from) = open.take()
                    && at - from <= REMARK
                {
                    for inside in tokens.get_mut(from..at).unwrap_or(&mut []) {
                        inside.kind = Kind::Blank;
                    }
                }
            }
            Kind::Number(_) | Kind::Mark(Mark::Stop) => open = None,
            _ => {}
        }
    }
}
