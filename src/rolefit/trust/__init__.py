"""Fairness: what a score does when only the person changes, and whom it serves in a table.

`swaps` makes counterfactual résumés and measures how far scores and places move; `impact` counts
impact ratios by group. Both are told as JSON and as an HTML page.
"""
