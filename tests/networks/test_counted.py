"""What is counted document by document is what is found from all rows at once."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.networks.alignments import alignments
from analysis.networks.comentions import comentions
from analysis.networks.meetings import Meetings
from analysis.networks.weighing import Weighing
from analysis.scratch import Scratch
from analysis.tables import typed

ACTORS = st.sampled_from(["a", "b", "c", "d", "zz"])
#: Documents of sentences (passage, actors).
ARCHIVES = st.lists(st.lists(st.tuples(st.integers(1, 2), st.lists(ACTORS, max_size=4)), max_size=4), max_size=6)
RELATION = st.fixed_dictionaries(
    {
        "source_id": ACTORS, "target_id": ACTORS, "sign": st.sampled_from([-1, 0, 1]),
        "modality": st.sampled_from(["asserted", "future"]), "attributed_to": st.sampled_from(["", "c"]),
        "event_id": st.sampled_from(["", "e1", "e2"]), "sentence": st.integers(1, 2),
    }
)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(ARCHIVES)
def test_co_mentions(archive: list[list[tuple[int, list[str]]]]) -> None:
    counted, sentences, mentions = Meetings(Scratch()), [], []
    for d, document in enumerate(archive):
        rows = []
        for s, (passage, actors) in enumerate(document):
            sentences.append({"sentence_id": f"d{d}:{s}", "doc_id": f"d{d}", "passage": passage})
            rows += [{"sentence_id": f"d{d}:{s}", "doc_id": f"d{d}", "actor_id": a} for a in actors]
        counted.add(rows, {f"d{d}:{s}": p for s, (p, _) in enumerate(document)})
        mentions += rows
    at_once = comentions(typed("mentions", mentions), typed("sentences", sentences))
    pd.testing.assert_frame_equal(counted.table(), at_once)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(RELATION, max_size=6), max_size=5))
def test_alignments(archive: list[list[dict[str, Any]]]) -> None:
    weighed, relations, events, documents = Weighing(Scratch()), [], [], []
    for d, document in enumerate(archive):
        published = date(2020, 1, 1 + d) if d % 2 else None
        own = [
            {"event_id": f"d{d}e1", "date_start": date(2019, 1, 1 + d), "date_end": date(2019, 1, 3 + d)},
            {"event_id": f"d{d}e2", "date_start": None, "date_end": None},
        ]
        rows = [
            {
                **r,
                "relation_id": f"d{d}r{i}",
                "sentence_id": f"d{d}:{r['sentence']}",
                "doc_id": f"d{d}",
                "event_id": r["event_id"] and f"d{d}{r['event_id']}",
            }
            for i, r in enumerate(document)
        ]
        weighed.add(rows, own, published)
        relations += rows
        events += own
        documents.append({"doc_id": f"d{d}", "published": published})
    at_once = alignments(typed("relations", relations), typed("events", events), typed("documents", documents))
    pd.testing.assert_frame_equal(typed("alignments", weighed.rows()), at_once)
