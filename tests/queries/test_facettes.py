from collections import Counter

import pytest

from egts_dashboard.queries.facettes import FACETTES, facettes
from egts_dashboard.queries.filtres import Filtres
from egts_dashboard.queries.preconisations import Demande, bilan, lignes
from egts_dashboard.queries.recherche import understand
from egts_dashboard.store.connection import Store
from egts_dashboard.store.racines import stems

FILTRES = [
    Filtres(),
    Filtres(territoire=("R54",)),
    Filtres(theme=("FORM", "CROI"), annee=(2014,)),
    Filtres(niveau=("region",), theme=("PART",), volet=("Pratiques professionnelles",)),
    Filtres(reprise=("oui",)),
    Filtres(nature=("amelioration",), document=("doc-ateliers-lr-2019",)),
]
MOTS = ["", "formation", "usagers"]


class Naif:
    """Le même compte, ligne à ligne, en Python."""

    def __init__(self, store: Store) -> None:
        self.items = store.records("SELECT * FROM items WHERE objet = 'preconisation'")
        self.themes: dict[int, set[str]] = {}
        for numero, theme in store.rows("SELECT item_no, theme_id FROM items_themes"):
            self.themes.setdefault(numero, set()).add(theme)
        parents = dict(
            store.rows("SELECT territoire_code, parent_code FROM territoires")
        )
        self.ancetres = {code: self._climb(code, parents) for code in parents}
        self.repris = set(
            store.rows(
                "SELECT objet, objet_id FROM mentions UNION"
                " SELECT amont_objet, amont_id FROM remontees WHERE statut = 'validee'"
            )
        )

    @staticmethod
    def _climb(code: str, parents: dict[str, str | None]) -> set[str]:
        chemin = set()
        suivant: str | None = code
        while suivant:
            chemin.add(suivant)
            suivant = parents.get(suivant)
        return chemin - {"FR"}

    def codes(self, item: dict[str, object], nom: str) -> set[object]:
        match nom:
            case "theme":
                return set(self.themes.get(item["item_no"], set()))  # type: ignore[call-overload]
            case "territoire":
                return set(self.ancetres[item["territoire_code"]])  # type: ignore[index]
            case "reprise":
                repris = (item["objet"], item["item_id"]) in self.repris
                return {"oui" if repris else "non"}
        colonne = {"atelier": "atelier_id", "document": "source_id"}.get(nom, nom)
        return {item[colonne]} - {None}

    def kept(
        self, mots: str, filtres: Filtres, sauf: str = ""
    ) -> list[dict[str, object]]:
        voulues = set(stems(mots))
        return [
            item
            for item in self.items
            if voulues <= set(stems(str(item["intitule"])))
            and all(
                self.codes(item, nom) & set(choix)
                for nom, choix in filtres.choisis().items()
                if nom != sauf
            )
        ]


@pytest.fixture(scope="module")
def naif(store: Store) -> Naif:
    return Naif(store)


def _demande(store: Store, mots: str, filtres: Filtres) -> Demande:
    return Demande(understand(store, mots, "preconisation"), "preconisation", filtres)


@pytest.mark.parametrize("mots", MOTS)
@pytest.mark.parametrize("filtres", FILTRES)
def test_chaque_facette_compte_comme_a_la_main(
    store: Store, naif: Naif, mots: str, filtres: Filtres
) -> None:
    trouvees = facettes(store, _demande(store, mots, filtres))
    for nom in FACETTES:
        attendu: Counter[object] = Counter()
        for item in naif.kept(mots, filtres, sauf=nom):
            attendu.update(naif.codes(item, nom))
        tableau = trouvees[nom]
        assert (
            dict(zip(tableau["code"], tableau["nb_items"], strict=True)) == attendu
        ), nom


@pytest.mark.parametrize("mots", MOTS)
@pytest.mark.parametrize("filtres", FILTRES)
def test_le_bilan_et_la_liste_comptent_comme_a_la_main(
    store: Store, naif: Naif, mots: str, filtres: Filtres
) -> None:
    attendus = naif.kept(mots, filtres)
    resume = bilan(store, _demande(store, mots, filtres))
    assert resume["nb"] == len(attendus)
    assert resume["nb_ateliers"] == len({i["atelier_id"] for i in attendus} - {None})
    assert resume["nb_documents"] == len({i["source_id"] for i in attendus})
    liste = lignes(store, _demande(store, mots, filtres))
    assert set(liste["item_no"]) == {i["item_no"] for i in attendus}


def test_une_valeur_choisie_dans_une_facette_donne_le_nombre_annonce(
    store: Store,
) -> None:
    demande = _demande(store, "formation", Filtres(territoire=("R54",)))
    for nom, tableau in facettes(store, demande).items():
        premiere = tableau.iloc[0]
        code = int(premiere["code"]) if nom == "annee" else premiere["code"]
        choisie = Filtres(**{"territoire": ("R54",), nom: (code,)})
        assert (
            bilan(store, _demande(store, "formation", choisie))["nb"]
            == premiere["nb_items"]
        )


def test_la_liste_limitee_est_le_debut_de_la_liste_entiere(store: Store) -> None:
    demande = _demande(store, "formation", Filtres())
    entiere, debut = lignes(store, demande), lignes(store, demande, 10)
    assert list(entiere["item_no"].head(10)) == list(debut["item_no"])


def test_sans_mots_la_liste_suit_les_documents(store: Store) -> None:
    numeros = list(lignes(store, _demande(store, "", Filtres()), 40)["item_no"])
    assert numeros == sorted(numeros)
