"""Lower case by which a word found in any case is looked up."""


def folded(word: str) -> str:
    """Lower case; "İ", "ı" and "ſ", which `re.IGNORECASE` takes for "i" and "s", become those.

    A Turkish keyboard writes "APRİL" and "TURKİSH".
    """
    return word.replace("İ", "i").replace("ı", "i").replace("ſ", "s").lower()
