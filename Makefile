# Coulomb drag simulator. `make help` lists what there is to make.
#
# `make demo` and `make test` work as the first command on a fresh Debian machine that has git,
# make, a Swift toolchain and Python: they install what is missing and build the rest.

SWIFT ?= swift
PYTHON ?= python3

# Where results of demo, bench and docs go (not in version control).
OUTPUT ?= output

# The collision loops are vectorized: the instructions of this machine's CPU make them several
# times faster than the x86-64 baseline. CPU names another one: haswell (AVX2 and FMA), x86-64 (the
# baseline). PORTABLE=1 builds for all of them: `drag` is then bin/drag of the packages, which picks
# the fastest build that runs where it is started; tests and benchmarks are built for the baseline.
# Architectures other than x86-64 have what is needed in their baseline.
MACHINE := $(shell uname -m)
CPU ?= $(if $(PORTABLE),,$(if $(filter x86_64,$(MACHINE)),native))
CPU_FLAGS := $(if $(CPU),-Xswiftc -target-cpu -Xswiftc $(CPU) -Xcc -march=$(CPU))

# The import check makes the layering of Package.swift an error to break.
SWIFT_FLAGS := --configuration release --explicit-target-dependency-import-check error $(CPU_FLAGS)

DRAG := $(if $(PORTABLE),.build-portable/bin/drag,.build/release/drag)
VENV := .venv
VENV_STAMP := $(VENV)/.complete
SWIFT_DIRECTORIES := Sources Tests Examples analysis/bench/dragbench Package.swift

.DEFAULT_GOAL := help
.PHONY: help setup packages build native portable demo test test-swift test-library test-python test-samples validate bench mpi mpi-program levels level deb \
	tarball wheel docs paper gallery format lint layering check-sanitizers check-full-disk check-faults check-slurm check-aarch64 clean

help:  ## List the targets.
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "  make %-17s %s\n", $$1, $$2 }' \
		$(MAKEFILE_LIST)
	@echo "  PORTABLE=1 builds drag for any CPU of this architecture, fast on each: .build-portable/bin/drag."

setup: packages $(VENV_STAMP)  ## Install what is missing: system libraries and .venv.

packages:
	@scripts/install-packages.sh

$(VENV_STAMP): analysis/pyproject.toml scripts/python-environment.sh | packages
	@scripts/python-environment.sh $(VENV) $(PYTHON)

build: $(if $(PORTABLE),portable,native)  ## Build .build/release/drag for this machine's CPU.

native: packages
	$(SWIFT) build $(SWIFT_FLAGS) --product drag

portable: levels
	@scripts/stage-levels.sh .build-portable $(LEVEL_PROGRAMS)

demo: setup build  ## Two resonances, soft and microscopic: tables, NetCDF files, figures.
	@scripts/demo.sh $(DRAG) $(VENV) $(OUTPUT)/demo

test: test-swift test-library test-python test-samples  ## Run all tests, in release.

# One build makes the tests and the executable that they call.
test-swift: packages
	$(SWIFT) build $(SWIFT_FLAGS) --build-tests
	@scripts/run-swift-tests.sh $(SWIFT) test $(SWIFT_FLAGS) --skip-build --disable-xctest

# The reference of the library products without a warning, and a package outside the tree that is built on them.
test-library: packages
	@scripts/check-library-docs.sh $(SWIFT) $(OUTPUT)/library
	@scripts/check-example.sh $(SWIFT) $(SWIFT_FLAGS)

test-python: $(VENV_STAMP)
	@BROWSER=1 scripts/install-packages.sh
	$(VENV)/bin/python -m pytest -q analysis

# Every sample against its expected summary; `scripts/samples.py update` writes them anew.
test-samples: build
	$(PYTHON) scripts/samples.py check $(DRAG)

# The report comes first: it takes half a minute, the slow tests many.
validate: build  ## Hold equations and figures of the paper against the program; run the slow tests as well.
	$(SWIFT) build $(SWIFT_FLAGS) --build-tests
	$(DRAG) validate Samples/paper --output $(OUTPUT)/validation
	$(PYTHON) scripts/samples.py reproduce $(DRAG)
	@DRAG_VALIDATE=1 scripts/run-swift-tests.sh \
		$(SWIFT) test $(SWIFT_FLAGS) --skip-build --disable-xctest

bench: setup build  ## Measure speed as ratios: against NumPy, C and python vegas, targets, scaling, roofline.
	$(SWIFT) build $(SWIFT_FLAGS) --product dragbench
	@$(VENV)/bin/python -c 'import vegas' 2>/dev/null || \
		$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --editable 'analysis[bench]'
	$(VENV)/bin/python scripts/bench.py $(DRAG) .build/release/dragbench $(OUTPUT)/bench

mpi: mpi-program  ## Build .build-mpi/release/drag for mpirun, and check that ranks change no bit.
	@scripts/check-mpi.sh .build-mpi/release/drag
	$(PYTHON) scripts/check_bits.py .build-mpi/release/drag .build-mpi/release/drag

# A build of its own: the executables of `make build` need no MPI.
mpi-program: packages
	@MPI=1 scripts/install-packages.sh
	$(SWIFT) build $(SWIFT_FLAGS) --scratch-path .build-mpi --traits MPI --product drag

# What a package holds: a build for each level of processors, from which bin/drag picks one. Swift's compiler knows no
# level x86-64-v3 or -v4 by that name; what it generates for Haswell and for Skylake's servers needs nothing beyond them.
LEVELS := $(if $(filter x86_64,$(MACHINE)),x86-64 x86-64-v3 x86-64-v4,$(MACHINE))
LEVEL_PROGRAMS := $(foreach level,$(LEVELS),$(level)=.build-$(level)/release/drag)

levels: packages
	for level in $(LEVELS); do \
		cpu=$$(case $$level in x86-64-v3) echo haswell ;; x86-64-v4) echo skylake-avx512 ;; esac); \
		$(MAKE) --no-print-directory level LEVEL=$$level CPU=$$cpu || exit 1; \
	done

level:
	$(SWIFT) build $(SWIFT_FLAGS) --scratch-path .build-$(LEVEL) --product drag

deb: levels  ## Build a Debian package into output/packages: any CPU, the fast loops where it has them.
	@PACKAGING=1 scripts/install-packages.sh
	@scripts/build-deb.sh $(OUTPUT)/packages $(LEVEL_PROGRAMS)

tarball: levels  ## The same as a tree that can be unpacked anywhere, libraries included.
	@PACKAGING=1 scripts/install-packages.sh
	@scripts/build-tarball.sh $(OUTPUT)/packages $(LEVEL_PROGRAMS)

wheel: $(VENV_STAMP)  ## Build a wheel of dragplots into output/packages.
	$(VENV)/bin/python -m pip wheel --quiet --no-deps --wheel-dir $(OUTPUT)/packages ./analysis
	@rm -rf analysis/build

docs: setup build  ## Write the user guide to output/docs.
	DRAG=$(DRAG) NO_MKDOCS_2_WARNING=1 $(VENV)/bin/python -m mkdocs build --site-dir $(OUTPUT)/docs
	@echo "Wrote $(OUTPUT)/docs/index.html"

paper: setup build  ## Draw the figures of paper/paper.md into output/paper, and write it where there is pandoc.
	@scripts/build-paper.sh $(DRAG) $(VENV) $(OUTPUT)/paper

gallery: setup build  ## Draw the figures of the guide's gallery anew, by the commands it shows.
	$(VENV)/bin/python scripts/draw-gallery.py $(DRAG) $(VENV)

format:  ## Format the Swift sources.
	$(SWIFT) format --in-place --parallel --recursive $(SWIFT_DIRECTORIES)

lint:  ## Check the format of the Swift sources.
	$(SWIFT) format lint --strict --parallel --recursive $(SWIFT_DIRECTORIES)

layering:  ## Check that every import is a declared dependency of its target.
	$(SWIFT) package dump-package | $(PYTHON) scripts/check-layering.py

check-sanitizers: packages  ## Run the tests under the address sanitizer, those of shared work under the thread sanitizer.
	@scripts/check-sanitizers.sh $(SWIFT)

check-full-disk: packages  ## Run the tests that need a full disk; the superuser mounts a small one.
	$(SWIFT) build $(SWIFT_FLAGS) --build-tests
	@scripts/check-full-disk.sh $(SWIFT) test $(SWIFT_FLAGS) --skip-build --disable-xctest

check-faults: build  ## Let every call of the system fail, and kill slices and merges at random: nothing may be lost.
	$(PYTHON) scripts/check_faults.py $(DRAG)
	$(PYTHON) scripts/check_kills.py $(DRAG)

check-slurm: build mpi-program  ## Try the scripts for Slurm with a Slurm of its own: an array of slices, a run on two nodes.
	@SLURM=1 scripts/install-packages.sh
	$(PYTHON) scripts/check_slurm.py $(DRAG) .build-mpi/release/drag

check-aarch64:  ## Run the vector functions, compiled for AArch64, in an emulator: the same bits as here?
	@AARCH64=1 scripts/install-packages.sh
	@scripts/check-aarch64.sh $(SWIFT)

clean:  ## Remove what was built; keep results.
	rm -rf .build .build-* $(VENV)
	find . -name __pycache__ -prune -exec rm -rf {} +
