// swift-tools-version: 6.2
import PackageDescription

// Each target depends only on targets above it; the build checks this with
// `--explicit-target-dependency-import-check error` (see the Makefile).
//
// System libraries: Debian names are installed by `make`; the Homebrew names are untested.

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.init(stringLiteral: name)] + dependencies,
    swiftSettings: strict)
}

let package = Package(
  name: "CoulombDrag",
  platforms: [.macOS("26.0")],
  products: [
    .executable(name: "drag", targets: ["drag"]),
    // What other programs build on: Examples/Friction is one.
    .library(name: "WirePhysics", targets: ["WirePhysics"]),
    // With the random numbers that a sampler takes.
    .library(name: "Collisions", targets: ["Collisions", "RandomStreams"]),
    .library(name: "KineticOperator", targets: ["KineticOperator"]),
    .library(name: "FokkerPlanck", targets: ["FokkerPlanck"]),
  ],
  traits: [
    .trait(name: "MPI", description: "Share runs among processes that mpirun starts.")
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CGSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev"]), .brew(["gsl"])]),
    .systemLibrary(
      name: "CLAPACKE", pkgConfig: "lapacke",
      providers: [.apt(["liblapacke-dev", "libopenblas-dev"]), .brew(["lapack", "openblas"])]),
    .systemLibrary(
      name: "CNetCDF", pkgConfig: "netcdf", providers: [.apt(["libnetcdf-dev"]), .brew(["netcdf"])]
    ),

    .systemLibrary(
      name: "CMPI", pkgConfig: "ompi-c",
      providers: [.apt(["libopenmpi-dev"]), .brew(["open-mpi"])]),

    // Work shared by threads and by processes: the only target that knows MPI, and only with that trait.
    library("Ranks", [.target(name: "CMPI", condition: .when(traits: ["MPI"]))]),
    .target(name: "CVectorMath"),
    library("VectorMath", ["CVectorMath"]),
    library("GSLSupport", ["CGSL"]),
    library("LinearAlgebra", ["CLAPACKE"]),
    library("RandomStreams", ["CGSL", "GSLSupport"]),
    library("Statistics", ["CGSL", "GSLSupport"]),
    library("WirePhysics", ["GSLSupport"]),
    library("Collisions", ["VectorMath", "RandomStreams", "WirePhysics", "GSLSupport"]),
    library(
      "KineticOperator",
      [
        "CGSL", "LinearAlgebra", "VectorMath", "GSLSupport", "RandomStreams", "Statistics",
        "WirePhysics", "Collisions", "Ranks",
      ]),
    library(
      "ParticleEngine",
      [
        "VectorMath", "LinearAlgebra", "GSLSupport", "RandomStreams", "Statistics", "WirePhysics",
        "Collisions", "KineticOperator", "Ranks",
      ]),
    library("FokkerPlanck", ["VectorMath", "LinearAlgebra", "GSLSupport", "WirePhysics"]),
    library("ClosedForms", ["GSLSupport", "WirePhysics"]),
    library("Input", [.product(name: "Yams", package: "Yams"), "RandomStreams", "WirePhysics"]),
    library("ResultFiles", ["CNetCDF"]),
    library("Checkpoints", ["ResultFiles", "Ranks"]),
    // The scripts of a report: a plotting library, and what uses it.
    .target(
      name: "CPageScripts",
      exclude: ["chart.min.js", "figure.js", "LICENSE-Chart.js"]),
    library("Report", ["CPageScripts"]),
    library(
      "Diagnostics",
      [
        "GSLSupport", "Statistics", "RandomStreams", "WirePhysics", "Collisions", "KineticOperator",
        "FokkerPlanck", "Ranks",
      ]),
    library(
      "Studies",
      [
        "GSLSupport", "Statistics", "RandomStreams", "WirePhysics", "Collisions", "KineticOperator",
        "ParticleEngine", "FokkerPlanck", "ClosedForms", "Diagnostics", "Input", "ResultFiles",
        "Checkpoints", "Report", "Ranks",
      ]),
    // A study of its own: parameters of the model from measured data.
    library(
      "Fitting",
      [
        "GSLSupport", "LinearAlgebra", "Statistics", "WirePhysics", "KineticOperator",
        "FokkerPlanck", "Input", "ResultFiles", "Checkpoints", "Report", "Studies", "Ranks",
      ]),
    // What holds studies to account: the theory's equations and figures, and results run again.
    library(
      "Verification",
      [
        "LinearAlgebra", "GSLSupport", "Statistics", "WirePhysics", "Collisions", "KineticOperator",
        "FokkerPlanck", "ClosedForms", "Input", "ResultFiles", "Checkpoints", "Report", "Studies",
        "Fitting",
      ]),
    .executableTarget(
      name: "drag",
      dependencies: [
        "Studies", "Fitting", "Verification", "Input", "ResultFiles", "Checkpoints", "WirePhysics",
        "Statistics", "Ranks", "Report", "GSLSupport", "LinearAlgebra",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),
    .executableTarget(
      name: "dragbench",
      dependencies: [
        "VectorMath", "RandomStreams", "Statistics", "WirePhysics", "Collisions", "KineticOperator",
        "ParticleEngine", "FokkerPlanck", "Diagnostics",
      ], path: "analysis/bench/dragbench", swiftSettings: strict),

    // What tests ask of the heap.
    .systemLibrary(name: "CMalloc", path: "Tests/CMalloc"),
    // What tests of several targets share: coverage of error bars, counts against chi-square, scripts.
    .target(
      name: "TestSupport", dependencies: ["CGSL", "GSLSupport", "RandomStreams", "Statistics"],
      path: "Tests/TestSupport", swiftSettings: strict),
    // Folders for tests, and changes at random.
    .target(name: "TestFiles", path: "Tests/TestFiles", swiftSettings: strict),

    tests("Ranks"),
    tests("VectorMath"),
    tests("GSLSupport"),
    tests("LinearAlgebra"),
    tests("RandomStreams", ["CGSL", "Statistics", "TestSupport"]),
    tests("Statistics", ["RandomStreams", "TestSupport"]),
    tests("WirePhysics", ["GSLSupport"]),
    tests(
      "Collisions",
      ["RandomStreams", "WirePhysics", "CGSL", "GSLSupport", "Statistics", "TestSupport"]),
    tests(
      "KineticOperator",
      [
        "LinearAlgebra", "Collisions", "RandomStreams", "WirePhysics", "GSLSupport", "Statistics",
        "FokkerPlanck", "ClosedForms", "Ranks", "TestSupport", "TestFiles",
      ]),
    tests(
      "ParticleEngine",
      [
        "VectorMath", "LinearAlgebra", "KineticOperator", "Collisions", "RandomStreams",
        "WirePhysics", "Statistics", "FokkerPlanck", "TestSupport",
      ]),
    tests("FokkerPlanck", ["WirePhysics", "GSLSupport"]),
    tests("ClosedForms", ["WirePhysics", "FokkerPlanck", "GSLSupport"]),
    tests("Input", ["RandomStreams", "WirePhysics", "TestFiles"]),
    tests("ResultFiles", ["TestFiles"]),
    tests("Checkpoints", ["ResultFiles", "TestFiles"]),
    tests("Report"),
    tests(
      "Diagnostics",
      ["Collisions", "FokkerPlanck", "RandomStreams", "Statistics", "WirePhysics", "TestSupport"]),
    tests(
      "Studies",
      [
        "Input", "ResultFiles", "Checkpoints", "Report", "Diagnostics", "WirePhysics", "Statistics",
        "Collisions", "RandomStreams", "KineticOperator", "ParticleEngine", "FokkerPlanck",
        "ClosedForms", "Verification", "Fitting", "LinearAlgebra", "Ranks", "CMalloc",
        "TestSupport", "TestFiles",
      ]),
    tests(
      "Fitting",
      ["Input", "ResultFiles", "RandomStreams", "Statistics", "Studies", "TestSupport"]),
    tests(
      "Verification",
      [
        "CGSL", "GSLSupport", "ClosedForms", "FokkerPlanck", "Input", "Report", "ResultFiles",
        "Statistics", "Studies", "WirePhysics",
      ]),
    tests("drag", ["ResultFiles", "Checkpoints", "KineticOperator", "Ranks", "TestFiles"]),
  ],
  swiftLanguageModes: [.v6]
)
