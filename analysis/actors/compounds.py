"""Names inside hyphenated words: "anti-X" is against X, "X-backed" stands with X, and the group behind them is named so."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.actors.mention import Mention, NewActor, slug
from analysis.actors.words import Words
from analysis.knowledge import Knowledge
from analysis.language.sentence import Sentence


class Compounds:
    """Marks the names in hyphenated words and makes the groups that are named by them."""

    def __init__(self, knowledge: Knowledge, new: dict[str, NewActor]) -> None:
        self.knowledge, self.new = knowledge, new

    def mark(self, sentence: Sentence, mention: Mention) -> None:
        """Mark a name inside a hyphenated word: "anti-X" is against it, "X-backed" stands with it, both name no one who acts."""
        token = sentence.tokens[mention.last]
        word = sentence.text[token.start - sentence.start : token.end - sentence.start]
        before = word[: max(0, mention.start - token.start)].rstrip("-–").lower() if mention.start > token.start else ""
        after = word[mention.end - token.start :].lstrip("-–").lower() if mention.end < token.end else ""
        grammar = self.knowledge.grammar
        if before in grammar["against_prefix"]:
            mention.stance = "against"
        elif before in grammar["with_prefix"] or after in grammar["backing_suffix"]:
            mention.stance = "with"
        elif before in grammar["other_prefix"] or after in grammar["compound_suffix"]:
            mention.stance = "part"

    def groups(self, sentence: Sentence, bag: Words, found: Sequence[Mention]) -> list[Mention]:
        """ "anti-X resistance", "pro-X rebels" and "X-led forces" are actors of their own, named after X."""
        made = []
        for m in found:
            k = m.last + 1
            if m.stance in ("", "said") or m.first < 0 or k >= len(bag.lemmas) or not self._is_group(bag, k):
                continue
            start = sentence.tokens[m.first].start
            while start > sentence.start and not sentence.text[start - 1 - sentence.start].isspace():
                start -= 1
            if m.stance in ("against", "with") and start == m.start and "-" not in sentence.tokens[m.last].text:
                continue
            text = sentence.text[start - sentence.start : sentence.tokens[k].end - sentence.start]
            actor_id = slug(text)
            self.new.setdefault(actor_id, NewActor(actor_id, text, "armed_group", "REB"))
            made.append(
                Mention(start, sentence.tokens[k].end, text, actor_id, "new", first=k, last=k, head=k, plural=True)
            )
        return made

    def _is_group(self, bag: Words, k: int) -> bool:
        groups = self.knowledge.grammar["description_group"] | self.knowledge.grammar["stance_noun"]
        return bag.lemmas[k] in groups
