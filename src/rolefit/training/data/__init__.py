"""What a model learns from: pairs of texts, where they are from, and what they must not hold."""
