//! A sentence as a row of tokens: names, numbers, times, cue words, marks, and the text between them.

use crate::indicator::NameMatch;
use crate::quantity::Quantity;
use crate::span::Span;

use super::lexicon::{self, Cue};

use super::time::TimeHit;

/// One token; its place counts in the report's text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Token {
    /// Where.
    pub(super) span: Span,
    /// What.
    pub(super) kind: Kind,
}

/// Kinds of [`Token`].
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// A name of the taxonomy.
    Name(NameMatch),
    /// A number.
    Number(Quantity),
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
impl PartialEq for Kind {
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

impl Token {
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
/// the sentence. The tokens take the place of those in `tokens`.
pub(super) fn tokenise(
    (text, sentence): (&str, Span),
    numbers: &[Quantity],
    names: &[NameMatch],
    times: &[TimeHit],
    tokens: &mut Vec<Token>,
) {
    tokens.clear();
    let base = sentence.start as usize;
    let mut n = names.iter().peekable();
    let mut times = times.iter().map(|hit| TimeHit { span: hit.span.shifted(base), ..*hit }).peekable();
    let mut q = numbers.iter().filter(|number| !is_note_mark(text, number.span)).peekable();
    let mut at = sentence.start;
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
            times.next().map(|hit| Token { span: hit.span, kind: Kind::Time(hit) })
        } else {
            q.next().map(|hit| Token { span: hit.span, kind: Kind::Number(*hit) })
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
            _ => {
                if let Some(fixed) = held.replace(token) {
                    at = put(text, at, fixed, tokens);
                }
            }
        }
    }
    if let Some(fixed) = held {
        at = put(text, at, fixed, tokens);
    }
    between(text, Span { start: at, end: sentence.end.max(at) }, tokens);
    lone_characters(text, tokens);
    brackets(text, tokens);
}

/// “四上”企业[4], 河长制^[12]: the mark of a note, not a number.
fn is_note_mark(text: &str, number: Span) -> bool {
    let before = text.get(..number.start as usize).and_then(|words| words.chars().next_back());
    let after = text.get(number.end as usize..).and_then(|words| words.chars().next());
    matches!((before, after), (Some('['), Some(']')) | (Some('〔'), Some('〕')))
}

/// Puts a token behind the cues, marks and text between `at` and it; gives where it ends.
fn put(text: &str, at: u32, token: Token, tokens: &mut Vec<Token>) -> u32 {
    between(text, Span { start: at, end: token.span.start.max(at) }, tokens);
    tokens.push(token);
    token.span.end
}

fn between(text: &str, gap: Span, tokens: &mut Vec<Token>) {
    if gap.is_empty() {
        return;
    }
    let body = gap.of(text);
    let base = gap.start as usize;
    let mut at = 0;
    for (range, cue) in lexicon::find(body) {
        plain(body, at..range.start, base, tokens);
        let kind = if cue == Cue::Word { Kind::Text } else { Kind::Cue(cue) };
        push(tokens, Token { span: Span::new(base + range.start, base + range.end), kind });
        at = range.end;
    }
    plain(body, at..body.len(), base, tokens);
}

/// Splits what is no word of the vocabulary into marks, blanks and text.
fn plain(body: &str, range: std::ops::Range<usize>, base: usize, tokens: &mut Vec<Token>) {
    let Some(piece) = body.get(range.clone()) else { return };
    let base = base + range.start;
    let token = |start: usize, end: usize, kind| Token { span: Span::new(base + start, base + end), kind };
    let (mut text, mut at) = (0, 0);
    while let Some(byte) = piece.as_bytes().get(at) {
        // Nearly all are Chinese characters, which are text.
        if matches!(byte, 0xE4..=0xE9) {
            at += '字'.len_utf8();
            continue;
        }
        let Some(letter) = piece.get(at..).and_then(|rest| rest.chars().next()) else { break };
        let end = at + letter.len_utf8();
        if let Some(kind) = punctuation(letter) {
            if text < at {
                push(tokens, token(text, at, Kind::Text));
            }
            tokens.push(token(at, end, kind));
            text = end;
        }
        at = end;
    }
    if text < piece.len() {
        push(tokens, token(text, piece.len(), Kind::Text));
    }
}

/// What a character is that is no text.
fn punctuation(letter: char) -> Option<Kind> {
    Some(match letter {
        '、' | '﹑' => Kind::Mark(Mark::Enum),
        '，' | ',' | '﹐' => Kind::Mark(Mark::Comma),
        '；' | ';' | '﹔' => Kind::Mark(Mark::Semi),
        '。' | '！' | '？' | '!' | '?' | '：' | ':' => Kind::Mark(Mark::Stop),
        '“' | '”' | '‘' | '’' | '"' | '\'' | '《' | '》' | '〈' | '〉' => Kind::Blank,
        '（' | '）' | '(' | ')' | '【' | '】' | '[' | ']' | '〔' | '〕' => Kind::Blank,
        '—' | '–' | '-' | '─' | '·' | '．' | '*' | '#' | '^' | '①'..='⑩' | '\u{feff}' => Kind::Blank,
        _ if letter.is_whitespace() => Kind::Blank,
        _ => return None,
    })
}

/// Appends a token; text beside text becomes one token.
fn push(tokens: &mut Vec<Token>, token: Token) {
    if !tokens.last_mut().is_some_and(|last| joins(last, &token)) {
        tokens.push(token);
    }
}

/// Takes text into the text right before it.
fn joins(last: &mut Token, next: &Token) -> bool {
    let joins = matches!(last.kind, Kind::Text) && matches!(next.kind, Kind::Text) && last.span.end == next.span.start;
    if joins {
        last.span.end = next.span.end;
    }
    joins
}

/// Bytes of the longest character.
const LONGEST_CHARACTER: usize = 4;

/// A cue of one character with text on both sides is a piece of some word (社|会|存|在|…), not a cue.
fn lone_characters(text: &str, tokens: &mut Vec<Token>) {
    let mut changed = false;
    for at in 1..tokens.len().saturating_sub(1) {
        let Some([before, token, after]) = tokens.get_mut(at - 1..at + 2) else { break };
        let Some(cue) = token.cue() else { continue };
        let inside = matches!(before.kind, Kind::Text) && matches!(after.kind, Kind::Text);
        if !inside || token.span.len() > LONGEST_CHARACTER {
            continue;
        }
        let word = token.span.of(text);
        let keeps =
            matches!(cue, Cue::And | Cue::Of | Cue::From) || matches!(word, "的" | "比" | "较" | "均" | "为" | "对");
        if word.chars().nth(1).is_none() && !keeps {
            token.kind = Kind::Text;
            changed = true;
        }
    }
    if changed {
        tokens.dedup_by(|next, last| joins(last, next));
    }
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
