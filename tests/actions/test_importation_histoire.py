"""N’importe quelle suite d’imports et de retraits donne ce qu’un modèle naïf en dit."""

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from egts_dashboard import actions, config
from tests.classeurs import en_octets

IDS = ["n1", "n2", "n3"]
Valeurs = dict[str, tuple[int, int]]
# Un import dit de chaque ligne ses participants, ses séances, ou les deux.
IMPORT = st.fixed_dictionaries(
    {
        "colonnes": st.sampled_from([(0,), (1,), (0, 1)]),
        "lignes": st.dictionaries(
            st.sampled_from(IDS), st.tuples(st.integers(1, 9), st.integers(1, 9))
        ).filter(bool),
    }
)
GESTES = st.lists(
    st.one_of(
        st.tuples(st.just("importer"), IMPORT),
        st.tuples(st.just("classeur"), IMPORT),
        st.tuples(st.just("basculer"), st.integers(0, 5)),
        st.tuples(st.just("supprimer"), st.sampled_from(IDS)),
    ),
    min_size=2,
    max_size=6,
)
NOMS = ("nb_participants", "nb_seances")


@dataclass
class Naif:
    """Une liste de lots, rejouée en entier à chaque question."""

    lots: list[dict[str, tuple[int | None, ...] | None]] = field(default_factory=list)
    noms: list[str] = field(default_factory=list)
    retires: set[int] = field(default_factory=set)

    def state(self) -> dict[str, tuple[int | None, ...]]:
        etat: dict[str, tuple[int | None, ...] | None] = {}
        for rang, lot in enumerate(self.lots):
            if rang not in self.retires:
                etat |= lot
        return {cle: ligne for cle, ligne in etat.items() if ligne is not None}


def _write(fichier: Path, colonnes: tuple[int, ...], lignes: Valeurs) -> None:
    titres = ["atelier_id", "intitule", "territoire_code", *(NOMS[c] for c in colonnes)]
    suite = [
        ";".join([cle, f"Atelier {cle}", "R54", *(str(valeurs[c]) for c in colonnes)])
        for cle, valeurs in lignes.items()
    ]
    fichier.write_text("\n".join([";".join(titres), *suite]), encoding="utf-8")


def _write_book(fichier: Path, colonnes: tuple[int, ...], lignes: Valeurs) -> None:
    """Les mêmes, partagés entre les deux feuilles d’un classeur."""
    _write(fichier, colonnes, lignes)
    titres, *suite = [
        ligne.split(";") for ligne in fichier.read_text(encoding="utf-8").split("\n")
    ]
    fichier.write_bytes(
        en_octets(
            {
                "Ateliers du nord": [titres, *suite[::2]],
                "Ateliers du sud": [titres, *suite[1::2]] if suite[1:] else [],
            }
        )
    )


def _import(
    naif: Naif, fichier: Path, dit: dict[str, tuple[int | None, ...] | None]
) -> None:
    fait = (
        actions.importer_classeur(fichier, source="doc")
        if fichier.suffix == ".xlsx"
        else actions.importer(fichier, "ateliers", source="doc")
    )
    assert fait is not None
    lot = fait.lot
    etat = naif.state()
    change = {cle: ligne for cle, ligne in dit.items() if etat.get(cle) != ligne}
    assert (lot is not None) == bool(change)
    if lot is not None:
        naif.lots.append(change)
        naif.noms.append(lot.name)


def _play(naif: Naif, fichier: Path, geste: str, quoi: object) -> None:
    match geste, quoi:
        case "importer" | "classeur", {"colonnes": colonnes, "lignes": lignes}:
            est_classeur = geste == "classeur"
            fichier = fichier.with_suffix(".xlsx" if est_classeur else ".csv")
            (_write_book if est_classeur else _write)(fichier, colonnes, lignes)
            etat = naif.state()
            dit = {
                cle: tuple(
                    valeurs[c] if c in colonnes else etat.get(cle, (None, None))[c]
                    for c in (0, 1)
                )
                for cle, valeurs in lignes.items()
            }
            _import(naif, fichier, dit)
        case "supprimer", cle:
            fichier.write_text(f"atelier_id;supprime\n{cle};oui\n", encoding="utf-8")
            _import(naif, fichier, {cle: None})
        case "basculer", int(rang) if rang < len(naif.noms):
            faire = actions.retablir if rang in naif.retires else actions.retirer
            faire(naif.noms[rang], "Jeanne", "Essayer.")
            naif.retires ^= {rang}


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(gestes=GESTES)
def test_toute_suite_de_gestes_donne_ce_que_dit_un_modele_naif(
    poste: Path, gestes: list[tuple[str, object]]
) -> None:
    shutil.rmtree(config.VAR_DIR, ignore_errors=True)
    naif = Naif()
    for geste, quoi in gestes:
        _play(naif, poste / "depot.csv", geste, quoi)
        lus = actions.ouvrir().store.rows(
            "SELECT atelier_id, nb_participants, nb_seances FROM ateliers"
            " WHERE atelier_id <> 'accueil'"
        )
        assert {cle: tuple(valeurs) for cle, *valeurs in lus} == naif.state()
