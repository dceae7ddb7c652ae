# What each word does stands in make.py, which needs nothing but Python: `make`, or `python make.py`, lists it all.
# More arguments: make test ARGS="-k dates"
PYTHON ?= $(shell command -v python3 || command -v python)

help:
	@$(PYTHON) make.py

report test lab score benchmark notebooks check setup lock:
	@$(PYTHON) make.py $@ $(ARGS)

.PHONY: help report test lab score benchmark notebooks check setup lock
