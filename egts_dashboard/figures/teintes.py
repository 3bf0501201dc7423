"""La teinte d’une valeur, et l’encre qui se lit dessus."""

from collections.abc import Sequence


def shade(part: float, suite: Sequence[str]) -> str:
    """La teinte d’une part de 0 à 1, entre les deux couleurs voisines de la suite."""
    part = min(max(part, 0.0), 1.0)
    rang = min(int(part * (len(suite) - 1)), len(suite) - 2)
    reste = part * (len(suite) - 1) - rang
    a, b = _rgb(suite[rang]), _rgb(suite[rang + 1])
    melange = (round(u + (v - u) * reste) for u, v in zip(a, b, strict=True))
    return "#" + "".join(f"{c:02X}" for c in melange)


def ink_on(teinte: str) -> str:
    """Le noir ou le blanc, selon ce qui contraste le plus : l’un des deux passe 4,5 sur toute teinte."""
    return max(("#FFFFFF", "#000000"), key=lambda c: contrast(c, teinte))


def contrast(a: str, b: str) -> float:
    """Le rapport de contraste de deux couleurs, de 1 à 21 (WCAG)."""
    claire, sombre = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (claire + 0.05) / (sombre + 0.05)


def _luminance(couleur: str) -> float:
    canaux = [c / 255 for c in _rgb(couleur)]
    lineaires = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in canaux
    ]
    return sum(p * c for p, c in zip((0.2126, 0.7152, 0.0722), lineaires, strict=True))


def _rgb(couleur: str) -> tuple[int, ...]:
    return tuple(int(couleur[i : i + 2], 16) for i in (1, 3, 5))
