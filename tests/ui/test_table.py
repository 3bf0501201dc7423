"""La table HTML : en-têtes, nombres à la française, textes qui restent du texte."""

import pandas as pd

from egts_dashboard.ui.table import to_html


def test_un_texte_venu_d_un_fichier_reste_du_texte() -> None:
    tableau = pd.DataFrame({"intitule": ["<script>alert(1)</script>", "a & b"]})
    html = to_html(tableau, ["intitule"], 'titre "cité"')
    assert "<script>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert 'aria-label="titre &quot;cité&quot;"' in html


def test_une_case_vide_est_non_renseignee_et_jamais_zero() -> None:
    tableau = pd.DataFrame({"intitule": ["a", "b"], "nb_participations": [12, None]})
    html = to_html(tableau, ["intitule", "nb_participations"], "t")
    assert '<td class="n">12</td>' in html
    assert '<span class="nr">n.\u00a0r.</span>' in html


def test_les_montants_s_ecrivent_a_la_francaise_et_a_droite() -> None:
    html = to_html(pd.DataFrame({"montant_eur": [1234.5]}), ["montant_eur"], "t")
    assert '<th scope="col" class="n">Montant (€)</th>' in html
    assert '<td class="n">1\u202f234,50</td>' in html
