/// The version of the package, written into every result.
public let packageVersion = "0.1.0"
