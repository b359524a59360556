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
#[derive(Clone, Copy, Debug, PartialEq)]
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

/// Candidates of one sentence in order of precedence; the first that covers a place keeps it.
/// `times` count from the start of the sentence.
pub(super) fn tokenise(
    text: &str,
    sentence: Span,
    numbers: &[Quantity],
    names: &[NameMatch],
    times: Vec<TimeHit>,
) -> Vec<Token> {
    let base = sentence.start as usize;
    let mut fixed: Vec<Token> = Vec::new();
    let mut n = names.iter().peekable();
    let mut times = times.into_iter().map(|mut hit| {
        hit.span = hit.span.shifted(base);
        hit
    });
    let mut time = times.next();
    let mut q = numbers.iter().filter(|number| !is_note_mark(text, number.span)).peekable();
    // Merge the three ordered rows: a name keeps its digits (5G基站), a time its numeral (五年).
    loop {
        let at = |span: Option<Span>| span.map_or(u32::MAX, |s| s.start);
        let (name_at, time_at, number_at) =
            (at(n.peek().map(|h| h.span)), at(time.as_ref().map(|h| h.span)), at(q.peek().map(|h| h.span)));
        let first = name_at.min(time_at).min(number_at);
        if first == u32::MAX {
            break;
        }
        let token = if first == name_at {
            n.next().map(|hit| Token { span: hit.span, kind: Kind::Name(*hit) })
        } else if first == time_at {
            let token = time.take().map(|hit| Token { span: hit.span, kind: Kind::Time(hit) });
            time = times.next();
            token
        } else {
            q.next().map(|hit| Token { span: hit.span, kind: Kind::Number(*hit) })
        };
        let Some(token) = token else { break };
        let overlaps = fixed.last().is_some_and(|last| last.span.end > token.span.start);
        if !overlaps {
            fixed.push(token);
        } else if let Some(last) = fixed.last_mut()
            && matches!(last.kind, Kind::Time(_))
            && matches!(token.kind, Kind::Number(_))
            && token.span.start == last.span.start
            && token.span.end > last.span.end
        {
            // A number that only began like a time.
            *last = token;
        }
    }
    fill(text, sentence, fixed)
}

/// “四上”企业[4], 河长制^[12]: the mark of a note, not a number.
fn is_note_mark(text: &str, number: Span) -> bool {
    let before = text.get(..number.start as usize).and_then(|words| words.chars().next_back());
    let after = text.get(number.end as usize..).and_then(|words| words.chars().next());
    matches!((before, after), (Some('['), Some(']')) | (Some('〔'), Some('〕')))
}

/// Puts cues, marks and text between the fixed tokens.
fn fill(text: &str, sentence: Span, fixed: Vec<Token>) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(fixed.len() * 3 + 4);
    let mut at = sentence.start;
    for token in fixed {
        between(text, Span { start: at, end: token.span.start.max(at) }, &mut tokens);
        at = token.span.end;
        tokens.push(token);
    }
    between(text, Span { start: at, end: sentence.end.max(at) }, &mut tokens);
    lone_characters(text, &mut tokens);
    brackets(text, &mut tokens);
    tokens
}

fn between(text: &str, gap: Span, tokens: &mut Vec<Token>) {
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
    for (at, c) in piece.char_indices() {
        let span = Span::new(base + range.start + at, base + range.start + at + c.len_utf8());
        let kind = match c {
            '、' | '﹑' => Kind::Mark(Mark::Enum),
            '，' | ',' | '﹐' => Kind::Mark(Mark::Comma),
            '；' | ';' | '﹔' => Kind::Mark(Mark::Semi),
            '。' | '！' | '？' | '!' | '?' | '：' | ':' => Kind::Mark(Mark::Stop),
            '“'
            | '”'
            | '‘'
            | '’'
            | '"'
            | '\''
            | '《'
            | '》'
            | '〈'
            | '〉'
            | '（'
            | '）'
            | '('
            | ')'
            | '【'
            | '】'
            | '['
            | ']'
            | '〔'
            | '〕'
            | '—'
            | '–'
            | '-'
            | '─'
            | '·'
            | '．'
            | '*'
            | '#'
            | '^'
            | '①'..='⑩'
            | '\u{feff}' => Kind::Blank,
            _ if c.is_whitespace() => Kind::Blank,
            _ => Kind::Text,
        };
        push(tokens, Token { span, kind });
    }
}

/// Appends a token; text beside text becomes one token.
fn push(tokens: &mut Vec<Token>, token: Token) {
    if token.kind == Kind::Text
        && let Some(last) = tokens.last_mut()
        && last.kind == Kind::Text
        && last.span.end == token.span.start
    {
        last.span.end = token.span.end;
        return;
    }
    tokens.push(token);
}

/// A cue of one character with text on both sides is a piece of some word (社|会|存|在|…), not a cue.
fn lone_characters(text: &str, tokens: &mut Vec<Token>) {
    let is_text = |token: Option<&Token>| token.is_some_and(|t| t.kind == Kind::Text);
    let mut changed = false;
    for at in 0..tokens.len() {
        let Some(cue) = tokens.get(at).and_then(Token::cue) else { continue };
        let word = tokens.get(at).map_or("", |t| t.span.of(text));
        let keeps =
            matches!(cue, Cue::And | Cue::Of | Cue::From) || matches!(word, "的" | "比" | "较" | "均" | "为" | "对");
        let lone = word.chars().nth(1).is_none() && !keeps;
        if lone
            && at > 0
            && is_text(tokens.get(at - 1))
            && is_text(tokens.get(at + 1))
            && let Some(token) = tokens.get_mut(at)
        {
            token.kind = Kind::Text;
            changed = true;
        }
    }
    if changed {
        let mut merged = Vec::with_capacity(tokens.len());
        for token in tokens.drain(..) {
            push(&mut merged, token);
        }
        *tokens = merged;
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
