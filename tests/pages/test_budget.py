"""La page Budget : ce qu’elle dit est ce que les requêtes répondent."""

from egts_dashboard.store.connection import Store
from tests.pages.ouvrir import metrics, open_page


def test_la_page_repond_a_la_question_de_l_enveloppe(store: Store) -> None:
    page = open_page("budget")
    reponse = page.markdown[0].value
    assert "dépassée de 1\u202f265,76\u00a0€" in reponse
    assert "9\u202f265,76\u00a0€" in reponse
    assert "1\u202f000,00\u00a0€" in reponse
    montres = {m.label: m.value for m in page.metric}
    assert montres["Somme des lignes"] == "10\u202f265,76\u00a0€"
    assert montres["Toutes dépenses"] == "40\u202f303,41\u00a0€"


def test_un_filtre_de_territoire_ne_garde_que_ses_depenses(store: Store) -> None:
    page = open_page("budget")
    page.multiselect(key="territoire").set_value(["R74"]).run()
    assert not page.exception
    montres = {m.label: m.value for m in page.metric}
    assert montres["Toutes dépenses"] == "2\u202f784,00\u00a0€"


def test_une_demarche_sans_depense_le_dit(store: Store) -> None:
    page = open_page("budget")
    page.multiselect(key="demarche").set_value(["lr-2019"]).run()
    assert not page.exception
    assert "Aucune enveloppe" in page.markdown[0].value
    assert metrics(page) == ["n.\u00a0r."]
    assert "aucune dépense" in page.info[0].value


def test_un_chiffre_sans_precision_en_garde_la_place(store: Store) -> None:
    page = open_page("budget")
    sous_les_chiffres = [c.value for c in page.caption][1 : 1 + len(page.metric)]
    # L’enveloppe n’a rien à préciser ; sans place vide, sa question monterait d’une ligne.
    assert sous_les_chiffres[0] == "&nbsp;"
    assert "&nbsp;" not in sous_les_chiffres[1:]
