"""Training: from public taxonomies to a bundle, by way of a tracked experiment and a gate.

The only room that may import torch, sentence-transformers and MLflow, each where it is first
needed.
"""
