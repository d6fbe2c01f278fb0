//! The network as a [`Tagger`].

use std::ops::Range;
use std::path::Path;

use onrecord::index::{CueIdx, SourceIdx, TokenRange};
use onrecord::label::{AttitudeLabel, ContentLabel, CueLabel, Label, Labels, NameLabel, PronounLabel};
use onrecord::{Prepared, Tagger, cues};

use crate::bundle::{Bundle, BundleError, Calibration, Evidence, Files};
use crate::encoder::{Kernel, Scratch};
use crate::looks::{Look, is_he_or_she, is_she, looks};
use crate::network::Network;
use crate::people::People;
use crate::pieces::{Sheet, sheet};
use crate::reading::{Found, Reading, read};
use crate::units::{Scope, Unit, units};

/// Tokens that are read as one: bounds the memory that a long text takes. Nothing is linked over the seam.
const STRETCH: usize = 16_384;

/// Marks statements with the reader network.
#[derive(Debug)]
pub struct NetworkTagger {
    name: String,
    network: Network,
    calibration: Calibration,
}

impl NetworkTagger {
    /// Opens the model in a folder.
    ///
    /// # Errors
    /// When a file is missing or damaged, or made for another version of the program.
    pub fn open(folder: &Path) -> Result<NetworkTagger, BundleError> {
        NetworkTagger::new(&Files::read(folder)?.check()?)
    }

    /// Takes the model of a bundle.
    ///
    /// # Errors
    /// When its weights are not those of the network.
    pub fn new(bundle: &Bundle) -> Result<NetworkTagger, BundleError> {
        let network = Network::new(bundle)?;
        Ok(NetworkTagger {
            name: bundle.manifest.name.clone(),
            network,
            calibration: bundle.manifest.calibration,
        })
    }

    /// The same tagger with these instructions, for comparison: the labels are the same, the time is not.
    #[must_use]
    pub fn with_kernel(mut self, kernel: Kernel) -> NetworkTagger {
        self.network.kernel = kernel;
        self
    }

    /// What the confidence of each content is made of, in order of contents.
    pub fn evidence(&self, prepared: &Prepared) -> Vec<(TokenRange, Evidence)> {
        let sheet = sheet(prepared, self.network.vocabulary());
        let readings = self.readings(&sheet, &mut self.scratch());
        let of = |(_, reading): &(Range<usize>, Reading)| -> Vec<(TokenRange, Evidence)> {
            reading.contents.iter().map(|content| (tokens(content), evidence(reading, content))).collect()
        };
        readings.iter().flat_map(of).collect()
    }

    /// An article as the layers that judge attitudes read it.
    pub fn units(&self, prepared: &Prepared, scope: Scope) -> Vec<Unit> {
        let sheet = sheet(prepared, self.network.vocabulary());
        let readings = self.readings(&sheet, &mut self.scratch());
        let of = |(stretch, reading): (Range<usize>, Reading)| {
            let people = People::new(prepared, &reading.names, stretch.clone());
            units(prepared, &sheet, &reading, &people, stretch, scope)
        };
        readings.into_iter().flat_map(of).collect()
    }

    /// Looks for each "he" and "she" of an article of which some names are known.
    pub fn looks(&self, prepared: &Prepared, known: &[NameLabel]) -> Vec<Look> {
        let sheet = sheet(prepared, self.network.vocabulary());
        let of = |(stretch, mut reading): (Range<usize>, Reading)| {
            put_known(&mut reading.names, known, &stretch);
            let people = People::new(prepared, &reading.names, stretch.clone());
            let third = he_and_she(prepared, &reading.pronouns);
            let asked: Vec<usize> = third.iter().map(|(label, _)| label.token).collect();
            looks(&sheet, &people, &stretch, &asked)
        };
        self.readings(&sheet, &mut self.scratch()).into_iter().flat_map(of).collect()
    }

    /// The labels of an article of which some names are known: they stand in the place of what the network makes of their
    /// words.
    pub fn tag_with(&self, prepared: &Prepared, known: &[NameLabel]) -> Labels {
        self.labels(prepared, known, &mut self.scratch())
    }

    /// The attitudes to whom the tokens of an article name, in order.
    pub fn attitudes(&self, prepared: &Prepared, scope: Scope) -> Vec<AttitudeLabel> {
        self.network.judge(&self.units(prepared, scope), &[], &mut self.scratch()).0
    }

    fn scratch(&self) -> Scratch {
        Scratch::with_kernel(self.network.kernel)
    }

    fn readings(&self, sheet: &Sheet, scratch: &mut Scratch) -> Vec<(Range<usize>, Reading)> {
        let read = |stretch: Range<usize>| (stretch.clone(), read(&self.network, sheet, stretch, scratch));
        stretches(sheet).into_iter().map(read).collect()
    }

    fn labels(&self, prepared: &Prepared, known: &[NameLabel], scratch: &mut Scratch) -> Labels {
        let mut labels = Labels { names: Some(Vec::new()), ..Labels::default() };
        let sheet = sheet(prepared, self.network.vocabulary());
        for (stretch, mut reading) in self.readings(&sheet, scratch) {
            put_known(&mut reading.names, known, &stretch);
            let people = People::new(prepared, &reading.names, stretch.clone());
            let units = units(prepared, &sheet, &reading, &people, stretch.clone(), Scope::Said);
            let looks = self.unsure_looks(prepared, &sheet, &people, &stretch, &reading.pronouns);
            let (attitudes, meant) = self.network.judge(&units, &looks, scratch);
            for (token, look) in meant {
                let at = reading.pronouns.binary_search_by_key(&token, |label| label.token).ok();
                if let Some(label) = at.and_then(|at| reading.pronouns.get_mut(at)) {
                    label.second = Some(look);
                }
            }
            append(prepared, &self.calibration, &reading, &mut labels);
            labels.attitudes.extend(attitudes);
        }
        labels
    }

    /// Looks for the pronouns of which the first look is not sure.
    fn unsure_looks(
        &self,
        prepared: &Prepared,
        sheet: &Sheet,
        people: &People,
        stretch: &Range<usize>,
        pronouns: &[PronounLabel],
    ) -> Vec<Look> {
        if !self.network.looks_again() {
            return Vec::new();
        }
        looks(sheet, people, stretch, &people.unsure(&he_and_she(prepared, pronouns)))
    }
}

/// Those of "he" and "she", each with whether it is the latter.
fn he_and_she<'p>(prepared: &Prepared, pronouns: &'p [PronounLabel]) -> Vec<(&'p PronounLabel, bool)> {
    let word = |label: &PronounLabel| prepared.lower(label.token);
    let third = pronouns.iter().filter(|label| is_he_or_she(word(label)));
    third.map(|label| (label, is_she(word(label)))).collect()
}

/// Puts the names of a stretch that are known in the place of those that they overlap.
fn put_known(names: &mut Vec<NameLabel>, known: &[NameLabel], stretch: &Range<usize>) {
    let known = known.iter().filter(|name| stretch.contains(&name.tokens.start()));
    names.retain(|label| known.clone().all(|name| !name.tokens.overlaps(label.tokens)));
    names.extend(known.copied());
    names.sort_by_key(|name| name.tokens);
}

fn tokens(found: &Found) -> TokenRange {
    TokenRange::new(found.span.start, found.span.end)
}

impl Tagger for NetworkTagger {
    fn name(&self) -> String {
        self.name.clone()
    }

    fn tag(&self, articles: &[Prepared]) -> Vec<Labels> {
        let mut scratch = self.scratch();
        articles.iter().map(|prepared| self.labels(prepared, &[], &mut scratch)).collect()
    }
}

/// An article in parts of at most [`STRETCH`] tokens, cut before sentences where possible.
fn stretches(sheet: &Sheet) -> Vec<Range<usize>> {
    let (mut stretches, mut start) = (Vec::new(), 0);
    while start < sheet.tokens() {
        let limit = start + STRETCH;
        let cut = if limit >= sheet.tokens() {
            sheet.tokens()
        } else {
            (start + STRETCH / 2..=limit).rev().find(|&token| sheet.starts_sentence(token)).unwrap_or(limit)
        };
        stretches.push(start..cut);
        start = cut;
    }
    stretches
}

/// Adds what was read in one stretch.
fn append(prepared: &Prepared, calibration: &Calibration, reading: &Reading, labels: &mut Labels) {
    let (sources, cues) = (labels.sources.len(), labels.cues.len());
    labels.names.get_or_insert_default().extend(&reading.names);
    labels.pronouns.extend(reading.pronouns.iter().cloned());
    labels.sources.extend(
        reading.sources.iter().map(|found| Label { tokens: tokens(found), confidence: found.chance }),
    );
    labels.cues.extend(reading.cues.iter().map(|found| CueLabel {
        tokens: tokens(found),
        source: found.link.candidate.map(|at| SourceIdx::new(sources + at)),
        speech: is_speech(prepared, tokens(found)),
        confidence: found.chance,
    }));
    labels.contents.extend(reading.contents.iter().map(|found| ContentLabel {
        tokens: tokens(found),
        cue: found.link.candidate.map(|at| CueIdx::new(cues + at)),
        source: None,
        confidence: calibration.confidence(evidence(reading, found)),
    }));
}

/// What a statement stands on.
fn evidence(reading: &Reading, content: &Found) -> Evidence {
    let cue = content.link.candidate.and_then(|at| reading.cues.get(at));
    let source = cue.and_then(|cue| reading.sources.get(cue.link.candidate?));
    let or_one = |chance: Option<f32>| f64::from(chance.unwrap_or(1.0));
    let chances = [
        f64::from(content.chance),
        f64::from(content.link.chance),
        or_one(cue.map(|cue| cue.chance)),
        or_one(cue.map(|cue| cue.link.chance)),
        or_one(source.map(|source| source.chance)),
    ];
    Evidence { chances, cue: cue.is_some(), source: source.is_some() }
}

/// Whether a cue reports speech, by its words; what the table does not know is taken for speech, as most of it is.
fn is_speech(prepared: &Prepared, cue: TokenRange) -> bool {
    let verb = |at: &usize| *at == cue.start() || !cues::is_particle(prepared.lower(*at));
    let readings = cue.positions().rev().filter(verb).map(|at| cues::readings(prepared.lower(at)));
    let known = readings.into_iter().find(|readings| !readings.is_empty());
    known.is_none_or(|readings| readings.iter().any(|reading| reading.speech))
}
