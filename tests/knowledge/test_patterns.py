"""Event patterns: what the notation stands for, what a mistake in a file tells its author, and that the files load."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis import language
from analysis.knowledge.files import KnowledgeError
from analysis.knowledge.ontology import load_ontology
from analysis.knowledge.patterns import PatternBase, load_patterns
from analysis.knowledge.phrases import Element, PhraseError, read_phrase

KNOWLEDGE = Path(__file__).parents[2] / "data" / "knowledge"
ONTOLOGY = load_ontology(KNOWLEDGE / "ontology.yaml")
SETS = {"attack": (("raid",), ("air", "strike")), "preposition": (("on",), ("of",))}


def word(*words: str, group: int = 0) -> Element:
    return Element(frozenset(words), "", group)


def slot(name: str, group: int = 0) -> Element:
    return Element(frozenset(), name, group)


@pytest.mark.parametrize(
    ("text", "elements"),
    [
        ("raid", [(word("raid"),)]),
        ("blow up", [(word("blow"), word("up"))]),
        ("surrender to T", [(word("surrender"), word("to"), slot("T"))]),
        ("call on|upon T to", [(word("call"), word("on", "upon"), slot("T"), word("to"))]),
        ("withdraw (from T)", [(word("withdraw"), word("from", group=1), slot("T", 1))]),
        ("hand (T) over (to T)", [(word("hand"), slot("T", 1), word("over"), word("to", group=2), slot("T", 2))]),
        ("launch @attack", [(word("launch"), word("raid")), (word("launch"), word("air"), word("strike"))]),
        ("offer peace_plan|deal", [(word("offer"), word("deal")), (word("offer"), word("peace"), word("plan"))]),
    ],
)
def test_a_phrase_stands_for_its_elements(text: str, elements: list[tuple[Element, ...]]) -> None:
    assert read_phrase(text, SETS) == elements


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("launch @raid", "unknown word set '@raid'"),
        ("call on|", "empty alternative"),
        ("withdraw (from T", "opening bracket without a closing"),
        ("withdraw from T)", "closing bracket without an opening"),
        ("withdraw ()", "empty bracket"),
        ("withdraw (from (T))", "bracket inside a bracket"),
        ("withdraw from X", "'X' is no lower-case word"),
        ("call on a|T", "'T' is no lower-case word"),
        ("launch *@attack", "must be a single required word"),
    ],
)
def test_a_phrase_that_breaks_the_notation_is_refused(text: str, problem: str) -> None:
    with pytest.raises(PhraseError) as error:
        read_phrase(text, SETS)
    assert problem in str(error.value)


def folder_with(tmp_path: Path, assault: str, **others: str) -> Path:
    """A folder of patterns whose assault.yaml begins on line 3 with the given block."""
    (tmp_path / "sets.yaml").write_text("preposition: ['on', of]\nattack: [raid, air strike]\n", encoding="utf-8")
    (tmp_path / "figures_of_speech.yaml").write_text("sport:\n  phrases: [shoot at goal]\n", encoding="utf-8")
    (tmp_path / "assault.yaml").write_text(f"type: ASSAULT\npatterns:\n{assault}\n", encoding="utf-8")
    for name, text in others.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("block", "line", "problem"),
    [
        ("  - mode: tickle\n    verbs: [raid]", 3, "'tickle' is no mode of ASSAULT"),
        ("  - verb: [raid]", 3, "'verb' is unknown"),
        ("  - reciprocal: maybe\n    verbs: [raid]", 3, "'maybe' must be true or false"),
        ("  - needs: [victim]\n    verbs: [raid]", 3, "'victim' is no side"),
        ("  - who: dragons\n    verbs: [raid]", 3, "'dragons' is no kind of source"),
        ("  - score: much\n    verbs: [raid]", 3, "a score is a number"),
        ("  - verbs: raid", 3, "must be a list"),
        ("  - verbs:\n      - raid\n      - launch @war", 5, "unknown word set '@war'"),
        ("  - verbs:\n      - raid\n      - raid", 5, "'raid' stands already in assault.yaml, line 4"),
        ("  - verbs:\n      - T raid", 4, "must begin with a word"),
        ("  - verbs:\n      - (up) raid", 4, "must begin with a word"),
        ("  - verbs: [raid", 4, "is no YAML"),
    ],
)
def test_a_mistake_in_a_file_names_file_line_and_problem(tmp_path: Path, block: str, line: int, problem: str) -> None:
    with pytest.raises(KnowledgeError) as error:
        load_patterns(folder_with(tmp_path, block), ONTOLOGY)
    assert (error.value.path.name, error.value.line) == ("assault.yaml", line)
    assert problem in str(error.value)


def test_a_type_that_the_ontology_lacks_is_refused(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "  - verbs: [raid]", tickle="type: TICKLE\npatterns:\n  - verbs: [tickle]\n")
    with pytest.raises(KnowledgeError, match=r"tickle\.yaml, line 1: 'TICKLE' is no type"):
        load_patterns(folder, ONTOLOGY)


def test_the_same_words_under_two_types_are_refused_even_inside_a_set(tmp_path: Path) -> None:
    coerce = "type: COERCE\npatterns:\n  - verbs:\n      - launch raid|hunt (for T)\n"
    folder = folder_with(tmp_path, "  - verbs: ['launch @attack (on T)']", coerce=coerce)
    with pytest.raises(KnowledgeError, match=r"coerce\.yaml, line 4: .* stands already in assault\.yaml, line 3"):
        load_patterns(folder, ONTOLOGY)


def test_further_words_tell_two_types_apart(tmp_path: Path) -> None:
    coerce = "type: COERCE\npatterns:\n  - verbs: [raid newspaper]\n"
    base = load_patterns(folder_with(tmp_path, "  - verbs: [raid]", coerce=coerce), ONTOLOGY)
    assert [(p.type, p.text) for p in base.verbs["raid"]] == [("COERCE", "raid newspaper"), ("ASSAULT", "raid")]


def test_a_block_hands_its_fields_to_its_patterns(tmp_path: Path) -> None:
    block = "  - mode: firearms\n    reciprocal: true\n    needs: [source, target]\n    verbs: [trade fire]\n    nouns: [gun battle]"
    (verb, noun) = load_patterns(folder_with(tmp_path, block), ONTOLOGY).patterns
    assert (verb.type, verb.mode, verb.reciprocal, verb.needs) == ("ASSAULT", "firearms", True, ("source", "target"))
    assert verb.score == ONTOLOGY.score("ASSAULT", "firearms")
    assert (verb.kind, verb.head, noun.kind, noun.head) == ("verb", 0, "noun", 1)
    assert (verb.file, verb.line, noun.line) == ("assault.yaml", 6, 7)


@pytest.mark.parametrize(
    ("noun", "head"),
    [
        ("raid", "raid"),
        ("suicide bombing", "bombing"),
        ("air strike (on T)", "strike"),
        ("exchange of fire", "exchange"),
    ],
)
def test_the_head_of_a_noun_pattern_is_the_last_word_before_preposition_option_and_slot(
    tmp_path: Path, noun: str, head: str
) -> None:
    base = load_patterns(folder_with(tmp_path, f"  - nouns: ['{noun}']"), ONTOLOGY)
    assert list(base.nouns) == [head]


def test_a_star_marks_the_head_that_is_not_the_usual_word(tmp_path: Path) -> None:
    base = load_patterns(folder_with(tmp_path, "  - verbs: [violently *disperse|suppress]"), ONTOLOGY)
    assert list(base.verbs) == ["disperse", "suppress"]
    assert base.patterns[0].head == 1


def test_figures_of_speech_take_no_slots(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "  - verbs: [raid]")
    (folder / "figures_of_speech.yaml").write_text("sport:\n  phrases:\n    - beat T\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"figures_of_speech\.yaml, line 3: .* words only"):
        load_patterns(folder, ONTOLOGY)


@pytest.fixture(scope="module")
def base() -> PatternBase:
    return load_patterns(KNOWLEDGE / "events", ONTOLOGY)


def test_every_type_has_patterns_for_verbs_and_nouns(base: PatternBase) -> None:
    lines = {(p.type, p.kind, p.line) for p in base.patterns}
    assert {type_ for type_, kind, _ in lines if kind == "verb"} == set(ONTOLOGY.types)
    assert {type_ for type_, kind, _ in lines if kind == "noun"} == set(ONTOLOGY.types)
    assert len(lines) >= 1500


def test_every_mode_that_is_told_by_words_has_a_pattern(base: PatternBase) -> None:
    used = {(p.type, p.mode) for p in base.patterns}
    modes = {(name, mode) for name, event_type in ONTOLOGY.types.items() for mode in event_type.modes}
    assert modes - used == set()


def test_words_that_only_the_context_can_read_are_no_patterns(base: PatternBase) -> None:
    bare = {word for p in base.patterns if p.kind == "verb" and len(p.elements) == 1 for word in p.elements[0].words}
    assert (
        bare & {"say", "have", "make", "go", "do", "take", "get", "be", "come", "give", "put", "tell", "hold"} == set()
    )


def test_general_verbs_count_only_between_two_actors(base: PatternBase) -> None:
    for verb in ("meet", "visit", "help", "support", "agree", "leave", "strike", "hit", "beat", "release", "warn"):
        (pattern,) = [p for p in base.verbs[verb] if len(p.elements) == 1]
        assert set(pattern.needs) == {"source", "target"}, verb


def test_figures_of_sport_and_markets_are_known(base: PatternBase) -> None:
    assert {figure.domain for figures in base.figures.phrases.values() for figure in figures} >= {"sport", "markets"}
    assert any(figure.text.startswith("attack problem") for figure in base.figures.phrases["attack"])


def test_a_word_with_a_hyphen_is_one_word_to_the_parser(base: PatternBase) -> None:
    words = {w for p in base.patterns for element in p.elements for w in element.words if "-" in w} - {"proper-name"}
    sentences = language.load().parse("d", (text := " ; ".join(sorted(words))), [(0, len(text))])
    parsed = {t.text for sentence in sentences for t in sentence.tokens}
    assert words - parsed == set(), "write the others with a space: cross border raid"
