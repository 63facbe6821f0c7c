# SPDX-License-Identifier: GPL-3.0-or-later
# The front door: thin, every recipe is a preset or a script.
.PHONY: setup build run live demo test check bench gallery stack format golden difftest

export ZUMIK_PREFIX
# Looked up when a recipe runs: setup may just have installed it.
export CMAKE_C_COMPILER_LAUNCHER = $(shell command -v ccache 2>/dev/null)
export CMAKE_CXX_COMPILER_LAUNCHER = $(shell command -v ccache 2>/dev/null)
# A second clone finds what the first one has compiled.
export CCACHE_BASEDIR = $(CURDIR)
export CCACHE_NOHASHDIR = 1

# Left out unless ZUMIK_ALL_TESTS=1: long stalls and runs, and tests that need root.
skipped = $(if $(filter 1,$(ZUMIK_ALL_TESTS)),,-LE '^(slow|root)$$')

setup:
	packaging/setup-debian.sh

build: setup
	cmake --preset release
	cmake --build --preset release

run: build
	packaging/run.sh build/release $(ARGS)

# On real servers of this machine, through the console's own tunnel; they go down afterwards.
live: build
	packaging/live.sh build/release $(ARGS)

# Records the night anew that ships inside the executable.
demo: build
	rm -f resources/demo/night.zsnap
	build/release/tests/zumik-demo resources/demo/night.zsnap

test: build
	ctest --preset release --output-on-failure --no-label-summary $(skipped)

check: setup
	packaging/check.sh

bench: build
	packaging/bench.sh build/release

# Pictures of every panel type and option, in every theme, for somebody to look at.
gallery: build
	mkdir -p build/gallery
	QT_QPA_PLATFORM=offscreen ZUMIK_SHOTS=$(CURDIR)/build/gallery build/release/tests/widgets_panels_tests --gtest_filter='*Gallery*'
	QT_QPA_PLATFORM=offscreen ZUMIK_SHOTS=$(CURDIR)/build/gallery build/release/tests/widgets_plot_tests --gtest_filter='*PaintedOptions*'
	@echo "The pictures are in build/gallery."

# Random queries to the engine and to a real Prometheus, new ones each time, for so many minutes.
MINUTES ?= 10
difftest: build
	build/release/tests/difftest --minutes $(MINUTES)

# Stays up until `tests/stack/stack down`.
stack: build
	tests/stack/stack up

format:
	git ls-files '*.cpp' '*.h' | xargs clang-format -i

# Writes the expected outputs anew: read the difference before committing it.
golden: build
	ZUMIK_UPDATE_GOLDEN=1 ctest --preset release --output-on-failure -L golden
