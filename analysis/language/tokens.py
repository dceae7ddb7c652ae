"""How text is cut into words where spaCy's rules and the treebanks differ: runs of marks, and prefixes with a hyphen."""

from __future__ import annotations

import re
from typing import Any

from spacy.language import Language as SpacyPipeline
from spacy.util import compile_prefix_regex, compile_suffix_regex

_RUN = r"[!?]{2,}|_{2,}|\*{2,}|={2,}|~{2,}|\+{2,}|-{2,}|\.{2,}"
_PREFIXES = "e|anti|non|pre|post|re|co|counter|de|multi|inter|ex|sub|semi|un|pro|mid|neo|ultra|vice|trans|intra|extra"
_WHOLE = re.compile(rf"(?:(?:{_PREFIXES})-[^\W_]+|{_RUN})\Z", re.IGNORECASE)


def adapt(nlp: SpacyPipeline) -> None:
    """Let the pipeline's tokeniser keep "!!!" and "anti-war" in one piece, as Universal Dependencies does."""
    tokenizer: Any = nlp.tokenizer  # spaCy's own, whose rules its types do not show
    defaults = nlp.Defaults
    tokenizer.prefix_search = compile_prefix_regex([_RUN, *(defaults.prefixes or [])]).search
    tokenizer.suffix_search = compile_suffix_regex([*(defaults.suffixes or []), _RUN]).search
    tokenizer.token_match = _WHOLE.match
