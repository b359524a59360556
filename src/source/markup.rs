//! HTML: whole saved pages, and fragments of pages that were saved as text.

use dom_query::{Document, NodeData, NodeRef};
use dom_smoothie::{Config, Readability};

/// What a page says, with a line for each of its blocks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Page {
    pub text: String,
    pub title: Option<String>,
    pub date: Option<String>,
}

/// Elements that only pages of markup name; used to tell markup from a text in which a `<` happens to stand.
const TELLING: [&str; 18] = [
    "p", "div", "br", "span", "font", "td", "tr", "table", "h1", "h2", "h3", "h4", "h5", "html", "body", "strong",
    "li", "a",
];

/// Whether a text is HTML although its name does not say so.
pub(super) fn is_markup(text: &str) -> bool {
    let start = text.trim_start().trim_start_matches('[').trim_start();
    let begins = start.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype"))
        || start.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("<html"));
    begins || (tags(text).take(8).count() == 8 && (start.starts_with('<') || tags(text).count() * 400 > text.len()))
}

/// Places of tags with a telling name.
fn tags(text: &str) -> impl Iterator<Item = usize> {
    memchr::memchr_iter(b'<', text.as_bytes()).filter(|at| {
        let rest = text[at + 1..].trim_start_matches('/');
        let name = rest.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
        let closes = rest[name.len()..].starts_with(['>', ' ', '/', '\n', '\r', '\t']);
        closes && TELLING.iter().any(|telling| telling.eq_ignore_ascii_case(name))
    })
}

/// Main text, title and date of a page; of a fragment everything.
pub(super) fn read(html: &str) -> Page {
    let trimmed = html.trim();
    // A list printed by a script: the brackets are no part of the page.
    let html = trimmed.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(trimmed);
    let whole = html.get(..2048).unwrap_or(html).to_ascii_lowercase();
    if !whole.contains("<html") && !whole.contains("<body") && !whole.contains("<head") {
        return Page { text: lines_of(&Document::fragment(html)), ..Page::default() };
    }
    let document = Document::from(html);
    let everything = lines_of(&document);
    let config = Config { max_elements_to_parse: 0, char_threshold: 300, ..Config::default() };
    let article = Readability::with_document(document, None, Some(config)).and_then(|mut page| page.parse());
    let Ok(article) = article else { return Page { text: everything, ..Page::default() } };
    let text = lines_of(&Document::fragment(article.content));
    // An article that leaves out much of what its page says in sentences is half of a text that was laid out in parts.
    let text = if prose(&text) * 20 >= prose(&everything) * 17 { text } else { everything };
    let title = Some(article.title.trim().to_owned()).filter(|title| !title.is_empty());
    Page { text, title, date: article.published_time }
}

/// Characters on lines that end like sentences: what pages say besides their links.
fn prose(text: &str) -> usize {
    let is_prose = |line: &&str| line.len() >= 60 && line.contains(['。', '；', ';', '，', ',']);
    text.lines().filter(is_prose).map(str::len).sum()
}

/// The text of a document with its blocks on lines of their own.
fn lines_of(document: &Document) -> String {
    let mut lines = Lines::default();
    lines.node(&document.root());
    lines.end_line();
    lines.text.truncate(lines.text.trim_end().len());
    lines.text
}

/// Lines as a browser would lay them out, without wrapping.
#[derive(Default)]
struct Lines {
    text: String,
    /// White space was passed that counts as one blank if more text follows on the line.
    blank: bool,
}

impl Lines {
    fn node(&mut self, root: &NodeRef<'_>) {
        // Pages nest deeper than a stack of calls may: the way is kept in a list.
        let mut way: Vec<(NodeRef<'_>, bool)> = vec![(*root, false)];
        while let Some((node, leaving)) = way.pop() {
            if leaving {
                self.leave(&node);
                continue;
            }
            if node.query_or(false, |tree| self.enter(&tree.data)) {
                way.push((node, true));
                way.extend(node.children_it(true).map(|child| (child, false)));
            }
        }
    }

    /// Text goes out; whether the children of an element are to be read.
    fn enter(&mut self, data: &NodeData) -> bool {
        match data {
            NodeData::Text { contents } => {
                self.words(contents);
                false
            }
            NodeData::Element(element) => {
                let name = &*element.name.local;
                match name {
                    "script" | "style" | "noscript" | "template" | "head" | "iframe" | "svg" | "select"
                    | "textarea" | "button" => {
                        return false;
                    }
                    "br" | "hr" => self.text.push('\n'),
                    _ if is_block(name) => self.end_line(),
                    _ => {}
                }
                true
            }
            NodeData::Comment { .. } | NodeData::Doctype { .. } | NodeData::ProcessingInstruction { .. } => false,
            _ => true,
        }
    }

    fn leave(&mut self, node: &NodeRef<'_>) {
        let Some(name) = node.node_name() else { return };
        if matches!(&*name, "td" | "th") {
            self.blank = false;
            self.text.push('\t');
        } else if is_block(&name) {
            self.end_line();
        }
    }

    fn words(&mut self, words: &str) {
        for c in words.chars() {
            match c {
                ' ' | '\n' | '\r' | '\t' => self.blank = true,
                // Characters without width that editors leave behind; nobody sees them, every search stumbles over them.
                '\u{200B}'..='\u{200F}' | '\u{FEFF}' | '\u{2060}' => {}
                _ => {
                    if std::mem::take(&mut self.blank) && !self.text.ends_with(['\n', '\t']) && !self.text.is_empty() {
                        self.text.push(' ');
                    }
                    self.text.push(c);
                }
            }
        }
    }

    fn end_line(&mut self) {
        self.blank = false;
        self.text.truncate(self.text.trim_end_matches([' ', '\t']).len());
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "li"
            | "ul"
            | "ol"
            | "dl"
            | "dt"
            | "dd"
            | "tr"
            | "table"
            | "caption"
            | "section"
            | "article"
            | "blockquote"
            | "pre"
            | "header"
            | "footer"
            | "main"
            | "aside"
            | "nav"
            | "figure"
            | "figcaption"
            | "center"
            | "form"
            | "body"
            | "html"
            | "title"
            | "address"
            | "fieldset"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_markup_from_text() {
        assert!(is_markup("[<div class=\"box\">\n<p>一</p><p>二</p><p>三</p><p>四</p></div>]"));
        assert!(is_markup("<!DOCTYPE html><title>公报</title>"));
        assert!(!is_markup("研发投入<2%的企业，<!-- -->以及<U+00A0>。"));
        assert!(!is_markup(&"增速<p>5%。".repeat(3)));
    }

    #[test]
    fn blocks_become_lines() {
        let page = read(
            "<div><h4>各位代表：\u{200D}</h4>\n<p>现在， 报告\n工作。</p>第<b>一</b>季度<br>末<table><tr><td>指标</td><td>增长</td></tr></table></div>",
        );
        assert_eq!(page.text, "各位代表：\n现在， 报告 工作。\n第一季度\n末\n指标\t增长");
    }

    #[test]
    fn main_text_without_the_site_around_it() {
        let body: String =
            (1..40).map(|n| format!("<p>第{n}项工作按计划推进，全县完成投资{n}亿元，比上年增长5%。</p>")).collect();
        let html = format!(
            "<html><head><title>某县政府工作报告-某县政府网</title><script>var a=1;</script></head><body><div class=nav><ul><li><a href=/>首页</a></li>\
             <li><a href=/b>要闻</a></li></ul></div><div class=content><h1>某县政府工作报告</h1>{body}</div><div class=footer>版权所有</div></body></html>"
        );
        let page = read(&html);
        assert!(
            page.text.contains("第39项工作按计划推进") && !page.text.contains("var a") && !page.text.contains("要闻"),
            "{}",
            page.text
        );
        assert!(page.title.is_some_and(|title| title.contains("某县政府工作报告")));
    }

    #[test]
    fn deep_nesting_is_read() {
        let html = format!("{}底{}", "<div>".repeat(3000), "</div>".repeat(3000));
        assert_eq!(read(&html).text, "底");
    }
}
