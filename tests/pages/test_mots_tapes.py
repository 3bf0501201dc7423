"""Un texte collé, plus long qu’une recherche : il se coupe entre deux mots, et la page le dit."""

import pytest

from egts_dashboard.store.connection import Store
from egts_dashboard.ui.mots_tapes import SIGNES_MAX
from tests.pages.ouvrir import open_page, texts

BOITES = [
    ("preconisations", "q", {}),
    ("themes", "mot", {"vue": "Mots"}),
    ("dossier", "mots", {"blocs": ["Préconisations"]}),
]
LONG = "formation " * 60


@pytest.mark.parametrize(("nom", "cle", "adresse"), BOITES)
def test_un_texte_trop_long_est_cherche_jusqu_ou_la_page_le_dit(
    store: Store, nom: str, cle: str, adresse: dict[str, str]
) -> None:
    page = open_page(nom, **adresse | {cle: LONG})
    [avis] = [a.value for a in page.warning if "signes" in a.value]
    assert f"Ce texte a {len(LONG)} signes" in avis
    assert "jusqu’à «\u00a0formation\u00a0»" in avis
    # Borné par Streamlit, le champ refuserait le texte entier, sans un mot.
    assert page.text_input(key=cle).proto.max_chars == 0


def test_la_phrase_de_tete_ne_recopie_d_un_long_texte_que_le_debut(
    store: Store,
) -> None:
    dit = texts(open_page("preconisations", q=LONG))
    assert "pour «\u00a0formation formation" in dit
    assert "formation " * 20 not in dit


def test_un_texte_d_un_seul_mot_se_coupe_au_signe(store: Store) -> None:
    page = open_page("preconisations", q="x" * (SIGNES_MAX + 1))
    avis = page.warning[0].value
    assert (
        f"seuls les {SIGNES_MAX} premiers sont cherchés." in avis and "xx" not in avis
    )


def test_un_texte_qui_tient_est_cherche_entier(store: Store) -> None:
    tient = ("formation " * 60)[:SIGNES_MAX]
    assert not open_page("preconisations", q=tient).warning
