"""Dessine comme plotly.graph_objects, sans vérifier ni recopier chaque propriété.

Plotly reprenait chaque trait, chaque note et chaque axe plusieurs fois : c’était le premier
coût d’une page qui s’ouvre. Ici une figure est un dictionnaire. `data` et `layout` rendent les
objets de Plotly, vérifiés : les tests s’en servent, les pages jamais.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as plotly_go
from plotly.basedatatypes import BaseFigure, convert_to_base64

Proprietes = dict[str, Any]
# Des bulles sans filet ; tout le reste, chaque figure le règle.
THEME = {"data": {"scatter": [{"type": "scatter", "marker": {"line": {"width": 0}}}]}}
# « title_text » vaut title.text ; « paper_bgcolor » ou « error_x » sont de vrais noms.
DEPLIES = {"font", "line", "marker", "title"}


class Trace(dict[str, Any]):
    """Une trace : ses propriétés, écrites comme Plotly les veut."""

    type: str

    def __init__(self, **proprietes: Any) -> None:
        super().__init__(type=self.type)
        _merge(self, proprietes)


class Scatter(Trace):
    """Des points, des lignes, des surfaces."""

    type = "scatter"


class Bar(Trace):
    """Des barres."""

    type = "bar"


class Heatmap(Trace):
    """Des cases colorées."""

    type = "heatmap"


class Figure(BaseFigure):  # type: ignore[misc]
    """Une figure que Streamlit prend pour une figure de Plotly."""

    def __init__(
        self,
        data: Trace | Iterable[Trace] = (),
        layout: Mapping[str, Any] | None = None,
    ) -> None:
        # Celui de Plotly n’est pas appelé : il bâtirait tout ce dont on se passe.
        self._traces = [data] if isinstance(data, Trace) else list(data)
        self._mise_en_page: Proprietes = {"template": THEME}
        self._forme: Proprietes | None = None
        self.update_layout(layout)

    def add_trace(self, trace: Trace) -> "Figure":
        """Ajoute une trace par-dessus les autres."""
        self._traces.append(trace)
        return self

    def add_bar(self, **proprietes: Any) -> "Figure":
        """Ajoute des barres."""
        return self.add_trace(Bar(**proprietes))

    def add_annotation(self, **proprietes: Any) -> "Figure":
        """Ajoute une note."""
        return self.add_annotations([proprietes])

    def add_annotations(self, notes: Iterable[Proprietes]) -> "Figure":
        """Ajoute des notes à celles qui y sont."""
        return self._append("annotations", notes)

    def add_shape(self, **proprietes: Any) -> "Figure":
        """Ajoute une forme."""
        return self._append("shapes", [proprietes])

    def add_vline(self, x: Any, **proprietes: Any) -> "Figure":
        """Ajoute un trait vertical de toute la hauteur."""
        bouts = {"x0": x, "x1": x, "y0": 0, "y1": 1, "xref": "x", "yref": "y domain"}
        return self.add_shape(type="line", **bouts, **proprietes)

    def add_hline(self, y: Any, **proprietes: Any) -> "Figure":
        """Ajoute un trait horizontal de toute la largeur."""
        bouts = {"x0": 0, "x1": 1, "y0": y, "y1": y, "xref": "x domain", "yref": "y"}
        return self.add_shape(type="line", **bouts, **proprietes)

    def update_layout(
        self, proprietes: Mapping[str, Any] | None = None, **autres: Any
    ) -> "Figure":
        """Règle la mise en page ; ce qui n’est pas nommé reste."""
        _merge(self._mise_en_page, {**(proprietes or {}), **autres})
        return self

    def update_xaxes(self, **proprietes: Any) -> "Figure":
        """Règle tous les axes horizontaux."""
        return self._update_axes("xaxis", proprietes)

    def update_yaxes(self, **proprietes: Any) -> "Figure":
        """Règle tous les axes verticaux."""
        return self._update_axes("yaxis", proprietes)

    def to_dict(self) -> Proprietes:
        """Ce que le navigateur reçoit, aux tableaux de nombres codés comme Plotly les code."""
        if self._forme is not None:
            return self._forme
        forme = {
            "data": [_plain(trace) for trace in self._traces],
            "layout": _plain(self._mise_en_page),
        }
        convert_to_base64(forme["data"])
        return forme

    def freeze(self) -> "Figure":
        """La même figure, qui ne changera plus : ce qu’elle envoie se calcule une fois."""
        self._forme = self.to_dict()
        return self

    @property
    def data(self) -> Any:
        """Les traces, vérifiées par Plotly."""
        return self._checked().data

    @property
    def layout(self) -> Any:
        """La mise en page, vérifiée par Plotly."""
        return self._checked().layout

    def _checked(self) -> plotly_go.Figure:
        traces = [_plain(trace) for trace in self._traces]
        return plotly_go.Figure(data=traces, layout=self._mise_en_page)

    def _append(self, nom: str, ajouts: Iterable[Proprietes]) -> "Figure":
        complets = [_merge({}, ajout) for ajout in ajouts]
        self._mise_en_page[nom] = [*self._mise_en_page.get(nom, []), *complets]
        return self

    def _update_axes(self, prefixe: str, proprietes: Proprietes) -> "Figure":
        # Le premier axe existe toujours, même sans réglage.
        noms = {
            prefixe,
            *(nom for nom in self._mise_en_page if nom.startswith(prefixe)),
        }
        for nom in sorted(noms):
            _merge(self._mise_en_page.setdefault(nom, {}), proprietes)
        return self


def _merge(cible: Proprietes, ajouts: Mapping[str, Any]) -> Proprietes:
    """Verse `ajouts` dans `cible`, dictionnaire par dictionnaire."""
    for nom, valeur in ajouts.items():
        if valeur is None:
            continue
        premier, _, reste = nom.partition("_")
        if reste and premier in DEPLIES:
            _merge(cible.setdefault(premier, {}), {reste: valeur})
        elif isinstance(valeur, Mapping):
            _merge(cible.setdefault(nom, {}), valeur)
        else:
            cible[nom] = valeur
    return cible


def _plain(valeur: Any) -> Any:
    """Une copie faite de dictionnaires, de listes et de tableaux numpy."""
    if isinstance(valeur, dict):
        return {nom: _plain(v) for nom, v in valeur.items()}
    if isinstance(valeur, (list, tuple)):
        return [_plain(v) for v in valeur]
    if isinstance(valeur, (pd.Series, pd.Index, pd.DataFrame)):
        valeur = valeur.to_numpy()
    if isinstance(valeur, np.ndarray) and valeur.dtype.kind not in "uif":
        return valeur.astype(object).tolist()
    return valeur
