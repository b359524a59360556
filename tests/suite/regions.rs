//! The table of places is what the documented command builds.

#[allow(dead_code, unreachable_pub)]
#[path = "../tools/build_regions.rs"]
mod build_regions;

use std::path::Path;

#[test]
fn the_table_of_places_is_built_from_the_code_books_byte_for_byte() {
    let folder = Path::new("../shared/gazetteer");
    if !folder.is_dir() {
        println!("skipped: the shared test data is not beside the checkout");
        return;
    }
    let built = build_regions::table(folder);
    let kept = include_str!("../../assets/regions.tsv");
    let differs = built.lines().zip(kept.lines()).find(|(built, kept)| built != kept);
    assert_eq!(
        differs, None,
        "cargo run --release --example build-regions -- ../shared/gazetteer > assets/regions.tsv"
    );
    assert_eq!(built.len(), kept.len());
}
