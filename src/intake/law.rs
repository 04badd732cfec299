//! Which law a request is under, as its words suggest, and what else its officer should look at.

use super::Question;
use super::body::Body;
use super::message::Came;
use crate::authority::Capacity;
use crate::office::Office;
use crate::provision::Regime;
use crate::rules::environmental;

/// The law that is suggested for a request, and why.
///
/// Environmental information is never under the Act, whatever a request cites (EIR reg. 2(1), FOIA s.39); a Scottish
/// public authority has laws of its own.
pub(super) fn suggest(text: &str, questions: &[Question], office: &Office) -> (Regime, String) {
    let lower = text.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let of_scotland = |regime: &Regime| regime.is_scottish();
    let authority = &office.authority;
    let scottish_office = authority.is.contains(&Capacity::ScottishAdministration)
        || authority.regulator.as_ref().is_some_and(|regulator| regulator.regimes.iter().all(of_scotland));
    let cited_scottish =
        has(&["information (scotland)", "foisa", "foi(s)a", "information scotland act", "foi (scotland)"]);
    let scottish = scottish_office || cited_scottish;
    let (act, regulations) = if scottish { (Regime::Foisa, Regime::Eisr) } else { (Regime::Foia, Regime::Eir) };
    let cited_regulations = has(&[
        "environmental information",
        "eir 2004",
        "under the eir",
        "under eir",
        "eirs",
        "gwybodaeth amgylcheddol",
    ]);
    let cited_act = has(&["freedom of information", "rhyddid gwybodaeth", "foi ", "foia", "foisa"]);
    let green = questions.iter().filter(|question| environmental_words(question).is_some()).count();
    if cited_regulations && !cited_act {
        return (regulations, "the request cites the Environmental Information Regulations".to_owned());
    }
    if green > 0 && green == questions.len() {
        return (
            regulations,
            "what it asks for reads like environmental information, and that is never under the Act".to_owned(),
        );
    }
    let why = match (cited_scottish, cited_act) {
        (true, _) => "the request cites the Scottish Act",
        (false, true) if scottish => "the authority is Scottish",
        (false, true) => "the request cites the Act",
        (false, false) => "the request names no law, and need not: a request in writing is one under the Act",
    };
    (act, why.to_owned())
}

/// The law of single questions, where their words suggest another than that of the request.
pub(super) fn of_questions(regime: Regime, questions: &mut [Question]) {
    if regime.is_environmental() {
        return;
    }
    let regulations = if regime.is_scottish() { Regime::Eisr } else { Regime::Eir };
    for question in questions {
        question.regime = environmental_words(question).map(|words| (regulations, words));
    }
}

fn environmental_words(question: &Question) -> Option<String> {
    let texts = std::iter::once(&question.text).chain(question.parts.iter().map(|part| &part.text));
    texts.into_iter().find_map(|text| environmental(text).map(|stretch| text[stretch].to_owned()))
}

/// What the officer should look at.
pub(super) fn remarks(came: &Came, body: &Body) -> Vec<String> {
    let lower = body.text().to_lowercase().replace('’', "'");
    let mut remarks = Vec::new();
    if lower.contains("environmental information") && lower.contains("freedom of information") {
        remarks.push("It cites the Act and the Environmental Information Regulations: say of each question which law it is under.".to_owned());
    }
    let own = [
        "my personal data",
        "you hold about me",
        "held about me",
        "subject access",
        "my own records",
        "my medical records",
        "information about me",
    ];
    if own.iter().any(|words| lower.contains(words)) {
        remarks.push(
            "It may ask for the requester's own personal data: that part is a subject access request (s.40(1))."
                .to_owned(),
        );
    }
    if !came.attached.is_empty() {
        remarks.push(format!("Files came with it that are not here: {}.", came.attached.join(", ")));
    }
    if let Some(reply_to) = came.reply_to.as_ref().filter(|_| !body.forwarded) {
        remarks.push(format!("It asks for answers at another address than the one that it came from: {reply_to}."));
    }
    if body.forwarded || came.forwarded {
        remarks.push("Somebody passed it on: the day on which it first reached the authority counts, not the day on which it reached you.".to_owned());
    }
    remarks
}
