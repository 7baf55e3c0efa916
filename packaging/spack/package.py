# Copyright The CoulombDrag developers. Apache-2.0.
#
# From a checkout: spack repo create drag-repo; copy this file to drag-repo/packages/coulombdrag/; spack repo add
# drag-repo; spack dev-build coulombdrag@VERSION. Spack has no Swift toolchain: one has to be in PATH.

from spack.package import *


class Coulombdrag(Package):
    """Coulomb drag between two ballistic quantum wires, by kinetic Monte Carlo: two- and three-particle
    collisions sampled from their quantum kernels, the kinetic equation solved with standard errors."""

    license("Apache-2.0")

    version("1.0.0")

    variant("mpi", default=False, description="Share runs among processes that mpirun starts")

    depends_on("c", type="build")
    depends_on("gmake", type="build")
    depends_on("pkgconfig", type="build")
    depends_on("python@3.10:", type="build")
    depends_on("gsl@2.7:")
    depends_on("openblas threads=none +lapacke")
    depends_on("netcdf-c@4.8:")
    depends_on("openmpi", when="+mpi")

    def setup_build_environment(self, env):
        # Nothing of the user's home is written.
        env.set("HOME", self.stage.path)

    def install(self, spec, prefix):
        swift = which("swift", required=True)
        words = ["--configuration", "release", "--product", "drag", "--static-swift-stdlib"]
        if spec.satisfies("+mpi"):
            words += ["--traits", "MPI"]
        swift("build", *words)
        mkdirp(prefix.bin, prefix.share.man.man1)
        install(".build/release/drag", prefix.bin)
        page = Executable("python3")("scripts/man-page.py", prefix.bin.drag, output=str)
        with open(prefix.share.man.man1.join("drag.1"), "w", encoding="utf-8") as file:
            file.write(page)

    @run_after("install")
    @on_package_attributes(run_tests=True)
    def check_install(self):
        Executable(self.prefix.bin.drag)("closed-form", "Samples/identical-wires/input.yaml")
