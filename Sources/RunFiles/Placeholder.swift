// Filled in by the first commits of RunFiles.
