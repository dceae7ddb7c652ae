"""Who says so: whose words a word of a sentence stands in."""

from __future__ import annotations

from analysis.events.parties import Parties
from analysis.events.speech import Speeches
from analysis.events.voices import Speech
from analysis.knowledge import Knowledge
from analysis.language.sentence import Sentence
from analysis.language.syntax import Clause


class Attribution:
    """The speech of one sentence, and whose words a token is."""

    def __init__(self, sentence: Sentence, parties: Parties, clause: Clause, knowledge: Knowledge) -> None:
        self.sentence, self.clause = sentence, clause
        self.speeches = Speeches(sentence, parties, clause, knowledge).all()

    def of(self, head: int, tokens: tuple[int, ...]) -> Speech | None:
        """Give the speech that an event stands in, the narrowest; a verb of speech is not its own content."""
        around = [s for s in self.speeches if s.first <= head <= s.last and s.verb not in tokens]
        around = [s for s in around if not self._about_speech(head, s)]
        return min(around, key=lambda s: (s.last - s.first, s.verb), default=None)

    def _about_speech(self, head: int, speech: Speech) -> bool:
        """True where the event word belongs to the speech clause itself (its subject, its time)."""
        if speech.verb < 0 or self.sentence.tokens[speech.verb].pos != "VERB":
            return False
        subject = self.clause.subject(speech.verb)
        return (
            subject is not None
            and head in self.sentence.subtree(subject)
            and speech.verb not in self.sentence.subtree(head)
        )
