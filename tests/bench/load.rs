//! Loading a corpus, beside reading the files alone and beside merely cutting the same text into words.
#![allow(clippy::unwrap_used, missing_docs)]

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Duration;

use baogao::corpus::{load, sample};
use baogao::source::{read, split};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

fn the_sample(c: &mut Criterion) {
    let bytes: usize = sample::texts().map(|source| source.text.len()).sum();
    let mut group = c.benchmark_group("sample");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("load", |b| b.iter(|| black_box(load(&[]))));
    group.finish();
}

/// Some four hundred reports of fifteen provinces and the State Council.
fn provinces(c: &mut Criterion) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/provinces");
    if !folder.is_dir() {
        return eprintln!("skipped: the shared test data is not beside the checkout");
    }
    let paths = vec![folder];
    let texts: Vec<String> = texts(&paths);
    let mut group = c.benchmark_group("provinces");
    group.sample_size(10).measurement_time(Duration::from_secs(10));
    group.throughput(Throughput::Bytes(texts.iter().map(String::len).sum::<usize>() as u64));
    group.bench_function("read and decode, one thread", |b| b.iter(|| black_box(texts_of(&paths))));
    group.bench_function("read, decode and split, one thread", |b| {
        b.iter(|| read(paths.clone()).flatten().flat_map(split).map(|report| report.text.len()).sum::<usize>());
    });
    group.bench_function("load", |b| b.iter(|| black_box(load(&paths))));
    let jieba = jieba_rs::Jieba::new();
    group.bench_function("cut into words by jieba-rs, two threads", |b| {
        let (one, other) = texts.split_at(texts.len() / 2);
        let cut = |texts: &[String]| texts.iter().map(|text| jieba.cut(text, false).len()).sum::<usize>();
        b.iter(|| {
            std::thread::scope(|scope| {
                let half = scope.spawn(|| cut(one));
                cut(other) + half.join().unwrap()
            })
        });
    });
    group.finish();
}

fn texts(paths: &[PathBuf]) -> Vec<String> {
    read(paths.to_vec()).flatten().map(|source| source.text).collect()
}

fn texts_of(paths: &[PathBuf]) -> usize {
    texts(paths).len()
}

criterion_group!(benches, the_sample, provinces);
criterion_main!(benches);
