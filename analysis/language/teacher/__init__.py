"""A slow parser with a pretrained encoder, from which the bundled one learns: used in training only, never in a build.

It needs PyTorch, tokenizers and safetensors (`pip install -e .[teacher]`), which nothing else does.
"""
