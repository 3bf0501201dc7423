from egts_dashboard.exports.dictionnaire import dictionary
from egts_dashboard.exports.tables import EXPORTEES


def section(table: str) -> str:
    return dictionary().split(f"\n## {table}\n")[1].split("\n## ")[0]


def test_chaque_table_a_sa_section_et_chaque_colonne_sa_ligne():
    for table, modele in EXPORTEES.items():
        sienne = section(table)
        absentes = [c for c in modele.model_fields if f"| `{c}` |" not in sienne]
        assert not absentes, table


def test_une_colonne_dit_son_unite_ses_valeurs_et_son_renvoi():
    lignes = section("lignes_budgetaires").splitlines()
    montant = next(ligne for ligne in lignes if "`montant_eur`" in ligne)
    etat = next(ligne for ligne in lignes if "`etat`" in ligne)
    enveloppe = next(ligne for ligne in lignes if "`enveloppe_id`" in ligne)

    assert "| nombre à deux décimales | oui | Montant. | euros |" in montant
    assert "`prevu`, `engage`, `paye`, `evalue`" in etat
    assert "[enveloppes](#enveloppes)" in enveloppe


def test_une_barre_verticale_ne_coupe_pas_la_colonne():
    lignes = section("totaux_declares").splitlines()
    perimetre = next(ligne for ligne in lignes if "`perimetre`" in ligne)

    assert perimetre.replace("\\|", "").count("|") == 9
