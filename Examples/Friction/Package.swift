// swift-tools-version: 6.2
import PackageDescription

// A program outside the tree: what of CoulombDrag it imports are its library products, nothing else.
// From elsewhere, the path becomes the address of the repository and a version.
let package = Package(
  name: "Friction",
  platforms: [.macOS("26.0")],
  dependencies: [.package(name: "CoulombDrag", path: "../..")],
  targets: [
    .executableTarget(
      name: "Friction",
      dependencies: ["WirePhysics", "Collisions", "KineticOperator", "FokkerPlanck"].map {
        .product(name: $0, package: "CoulombDrag")
      })
  ],
  swiftLanguageModes: [.v6]
)
