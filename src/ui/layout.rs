//! Lays the screen out before a frame is drawn: pure functions from the state and the size of the screen to [`Layout`].

use ratatui::layout::Rect;

use super::area::{below, inside};
use super::{beside, compare, details, help, phrases};
use crate::app::layout::{Layout, PREVIEW, STATEMENT};
use crate::app::{App, InputBox, Panel, Popup, View};

/// From this width on all three panels are shown.
const THREE_PANELS: u16 = 100;
/// From this width on two panels are shown.
const TWO_PANELS: u16 = 56;

/// Lays everything out for a screen of this size.
pub fn lay_out(app: &App, screen: Rect) -> Layout {
    let mut layout = Layout { screen, ..Layout::default() };
    let bottom = u16::from(screen.height > 2);
    layout.main = Rect { height: screen.height - bottom, ..screen };
    layout.bottom = Rect { y: screen.y + layout.main.height, height: bottom, ..screen };
    match app.view {
        View::Browse => panels(&mut layout, app),
        View::Compare => comparison(&mut layout, app),
        View::Sheet => sheet(&mut layout, app),
        View::Beside => {
            layout.main_list = inside(layout.main);
            layout.beside = beside::panels(app, layout.main);
        }
        View::Concordance => {
            let inner = inside(layout.main);
            // One line for the box.
            layout.main_list = below(inner, 1);
        }
    }
    if let Some(popup) = &app.popup {
        popup_area(&mut layout, app, popup);
    }
    layout
}

fn panels(layout: &mut Layout, app: &App) {
    let main = layout.main;
    let part = |x: u16, width: u16| Rect { x: main.x + x, width, ..main };
    let width = main.width;
    if width >= THREE_PANELS {
        let tree = (width / 5).clamp(22, 40);
        let indicators = (width * 3 / 10).clamp(34, 64);
        layout.tree = part(0, tree);
        layout.document = part(tree, width - tree - indicators);
        layout.indicators = part(width - indicators, indicators);
    } else if width >= TWO_PANELS {
        // The text is always there; beside it stands what was used last.
        if app.panel == Panel::Indicators {
            let indicators = (width * 9 / 20).max(30);
            layout.document = part(0, width - indicators);
            layout.indicators = part(width - indicators, indicators);
        } else {
            let tree = (width * 3 / 10).clamp(20, 28);
            layout.tree = part(0, tree);
            layout.document = part(tree, width - tree);
        }
    } else {
        match app.panel {
            Panel::Tree => layout.tree = main,
            Panel::Document => layout.document = main,
            Panel::Indicators => layout.indicators = main,
        }
    }
    let tree_box = u16::from(!app.tree.filter.is_empty() || app.input == Some(InputBox::TreeFilter));
    let find_box = u16::from(app.document.as_ref().is_some_and(|document| document.find.is_some()));
    layout.tree_list = below(inside(layout.tree), tree_box);
    layout.document_text = below(inside(layout.document), find_box);
    // The box of the indicators is always there, as an invitation; the filters have a line when any is on.
    let filters = app.indicators.status.is_some()
        || app.indicators.measure.is_some()
        || app.indicators.section_only
        || app.indicators.marked;
    layout.indicator_list = below(inside(layout.indicators), 1 + u16::from(filters));
}

fn comparison(layout: &mut Layout, app: &App) {
    let inner = inside(layout.main);
    // Two lines of header, and one for the box while it narrows anything.
    let boxed = !app.compare.filter.is_empty() || app.input == Some(InputBox::CompareFilter);
    let mut table = below(inner, 2 + u16::from(boxed));
    if app.compare.sentences.is_some() && table.height > STATEMENT + 2 {
        let most = (table.height * 3 / 5).max(STATEMENT) / STATEMENT * STATEMENT;
        let wanted = u16::try_from(app.statement_count()).unwrap_or(u16::MAX).max(1).saturating_mul(STATEMENT);
        let lines = wanted.min(most);
        table.height -= lines + 1;
        layout.sentences = Rect { y: table.bottom() + 1, height: lines, ..inner };
    }
    layout.main_list = table;
    layout.grid = compare::grid(app, inner);
}

/// Lines of the chart over a table of years, with its names of years and its legend.
const CHART: std::ops::RangeInclusive<u16> = 8..=14;
/// Lines that the table keeps beside the chart.
const BESIDE_CHART: u16 = 11;

fn sheet(layout: &mut Layout, app: &App) {
    let inner = inside(layout.main);
    let boxed = !app.sheet.filter.is_empty() || app.input == Some(InputBox::SheetFilter);
    let mut table = below(inner, u16::from(boxed));
    let chart = table.height.saturating_sub(BESIDE_CHART).min(*CHART.end());
    if app.sheet.made.lines.is_some() && chart >= *CHART.start() {
        layout.chart = Rect { height: chart, ..table };
        table = below(table, chart);
    }
    // One line of header, the sentences of the chosen row at the bottom.
    table = below(table, 1);
    let sources = u16::try_from(app.sheet.sources().len()).unwrap_or(u16::MAX).clamp(1, 3);
    if table.height >= STATEMENT * 3 {
        let lines = (sources * STATEMENT).min(table.height / 2 / STATEMENT * STATEMENT);
        table.height -= lines + 1;
        layout.sentences = Rect { y: table.bottom() + 1, height: lines, ..inner };
    }
    layout.main_list = table;
}

fn popup_area(layout: &mut Layout, app: &App, popup: &Popup) {
    let screen = layout.screen;
    let (width, height, boxed) = match popup {
        Popup::Help(_) => (96, screen.height.saturating_sub(2), 0),
        Popup::Problems(_) => (100, 20, 0),
        Popup::Phrases(_) => (100, 34, 1),
        Popup::Details { .. } => (84, 0, 0),
        Popup::Finder(_) => (110, screen.height.saturating_sub(4).min(36), 1),
        Popup::Palette(_) => (78, 22, 1),
    };
    let width = screen.width.saturating_sub(if screen.width > 40 { 4 } else { 0 }).min(width);
    layout.popup_length = match popup {
        Popup::Help(_) => help::lines(app).len(),
        Popup::Phrases(_) => phrases::length(app),
        Popup::Details { report, observation, .. } => {
            details::lines(app, report, *observation, width.saturating_sub(2)).len()
        }
        Popup::Problems(_) | Popup::Finder(_) | Popup::Palette(_) => 0,
    };
    let height = match popup {
        // As high as what it says.
        Popup::Details { .. } => u16::try_from(layout.popup_length).unwrap_or(u16::MAX).saturating_add(2),
        _ => height,
    };
    let height = layout.main.height.min(height);
    layout.popup = Rect {
        x: screen.x + (screen.width - width) / 2,
        y: screen.y + (layout.main.height - height) / 2,
        width,
        height,
    };
    layout.popup_list = below(inside(layout.popup), boxed);
    if matches!(popup, Popup::Finder(_)) && layout.popup_list.height > 12 {
        // Under the list the preview of what is chosen.
        layout.popup_list.height -= PREVIEW + 1;
    }
}
