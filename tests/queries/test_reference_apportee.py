"""La référence du lecteur : rapprochée par le nom, puis comparée comme les autres."""

import pandas as pd

from egts_dashboard.phrases.representativite_preuves import noms_lus
from egts_dashboard.queries import representativite
from egts_dashboard.queries.reference_apportee import (
    modalites,
    rapprocher,
    to_apportee,
)
from egts_dashboard.queries.representativite_chiffres import chiffres
from egts_dashboard.store.connection import Store

ASSISES = "territoire.ev-so-2014-06-10-assises"
METIERS = "metier.ev-so-2014-06-10-assises"


def _assises(store: Store, **reference: float) -> pd.DataFrame:
    return rapprocher(modalites(store, ASSISES), reference)


def test_un_nom_se_retrouve_sans_casse_ni_accent_ni_tiret(store: Store) -> None:
    tableau = rapprocher(
        modalites(store, ASSISES),
        {"AQUITAINE": 1, "midi pyrenees": 2, "R54": 3, "Bretagne": 4},
    )
    lus = dict(
        zip(tableau["nom"].fillna(""), tableau["modalite"].fillna(""), strict=True)
    )
    assert lus == {
        "AQUITAINE": "Aquitaine",
        "midi pyrenees": "Midi-Pyrénées",
        "R54": "Poitou-Charentes",
        "Bretagne": "",
        "": "Limousin",
    }


def test_un_metier_se_retrouve_sans_sigle_ni_pluriel(store: Store) -> None:
    tableau = rapprocher(modalites(store, METIERS), {"Éducateurs spécialisés": 5})
    assert tableau["modalite"].iloc[0].startswith("Éducateur spécialisé")


def test_une_modalite_comptee_ne_sert_qu_une_fois(store: Store) -> None:
    tableau = rapprocher(modalites(store, ASSISES), {"Aquitaine": 1, "aquitaine": 2})
    assert tableau["modalite"].fillna("").tolist()[:2] == ["Aquitaine", ""]


def test_la_reference_du_lecteur_pese_les_modalites(store: Store) -> None:
    apportee = to_apportee(_assises(store, Aquitaine=30, Limousin=10, Bretagne=60))
    face = representativite.face_a_face(
        store, ASSISES, "fichier", None, False, apportee
    ).set_index("modalite")
    assert face.loc["Bretagne", ["nb", "poids"]].tolist() == [0, 60]
    assert face.loc["Aquitaine", ["nb", "poids"]].tolist() == [269, 30]
    assert pd.isna(face.loc["Midi-Pyrénées", "poids"])
    sans = representativite.face_a_face(store, ASSISES, "fichier", None, True, apportee)
    assert "Aquitaine" not in set(sans["modalite"])


def test_les_chiffres_se_refont_avec_la_reference_du_lecteur(store: Store) -> None:
    apportee = to_apportee(_assises(store, Aquitaine=30, Limousin=10, Bretagne=60))
    lus = chiffres(store, ASSISES, "fichier", None, False, "signatures", apportee)
    assert lus[0].valeur == 269 + 42
    for chiffre in lus:
        assert store.value(chiffre.sql, chiffre.parametres) == chiffre.valeur


def test_le_nom_d_un_territoire_vaut_le_code_qui_est_compte() -> None:
    comptees = [
        {"modalite": "D33", "cle": "D33", "nom": "Gironde"},
        {"modalite": "D65", "cle": "D65", "nom": "Hautes-Pyrénées"},
    ]
    assert rapprocher(comptees, {"33": 3, "65": 1})["cle"].tolist() == ["D33", "D65"]
    tableau = rapprocher(comptees, {"GIRONDE": 3, "hautes pyrenees": 1})
    assert tableau["cle"].tolist() == ["D33", "D65"]
    dite = noms_lus(tableau)
    assert "GIRONDE" in dite and "D33" in dite


def test_les_modalites_comptees_disent_leur_territoire(store: Store) -> None:
    noms = {m["cle"]: m["nom"] for m in modalites(store, ASSISES)}
    assert noms["R72"] == "Aquitaine"


def test_un_nom_inconnu_dit_le_plus_proche(store: Store) -> None:
    tableau = _assises(store, Aquitane=3, Limousin=1, Groenland=2)
    proches = dict(zip(tableau["nom"], tableau["proche"], strict=True))
    assert proches["Aquitane"] == "Aquitaine"
    assert pd.isna(proches["Groenland"])
    dite = noms_lus(tableau)
    assert "Aquitane" in dite and "vouliez-vous" in dite
    assert "Groenland" not in dite and "Limousin" not in dite
