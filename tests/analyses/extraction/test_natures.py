"""La nature d’un élément : ce que disent son titre, sa tournure et ceux qui parlent."""

import pytest

from tests.analyses.extraction.lecture import lus, textes


def _sous(titre: str, item: str) -> dict[str, list[str]]:
    return lus(
        f"## Atelier 1 : Les déchets\n\n### {titre}\n\n- {item}\n- Le tri progresse."
    )


@pytest.mark.parametrize(
    "item",
    [
        "Chaque nouvelle demande de bac repart de zéro au bout d’un an.",
        "Les formulaires de la régie demandent des pièces que personne ne délivre.",
        "La benne est pleine dès midi et il faut attendre le lundi.",
        "Deux syndicats qui devraient se parler tiennent chacun leur tournée.",
        "Un gardien le dit : « Il faut des locaux plus grands, on déborde. »",
        "Un voisin le dit : « On ne m’avait jamais demandé le moindre avis. »",
    ],
)
def test_ce_qu_un_constat_raconte_d_une_demande_n_en_est_pas_une(item):
    trouves = _sous("Constats", item)
    assert item in trouves["constat"]
    assert "preconisation" not in trouves


def test_une_demande_au_milieu_de_constats_en_reste_une():
    trouves = _sous("Constats", "Il faut ouvrir la déchèterie le dimanche matin.")
    assert trouves["preconisation"] == [
        "Il faut ouvrir la déchèterie le dimanche matin."
    ]


def test_un_engagement_pris_est_une_demande_sauf_celui_de_repondre():
    phrases = (
        "Le syndicat s’est engagé à doubler les tournées d’été.",
        "La régie s’est engagée à répondre à chaque groupe.",
    )
    rapport = f"## Atelier 1 : Les déchets\n\n{' '.join(phrases)}"
    assert textes(rapport, "preconisation") == [phrases[0]]


@pytest.mark.parametrize(
    "titre", ["Ce qui marche déjà", "Ce qui fonctionne chez nous", "Vu dans le Perche"]
)
def test_ce_qui_marche_deja_quelque_part_est_une_pratique(titre):
    item = "La ressourcerie du port, tenue par d’anciens dockers."
    assert item in _sous(titre, item)["pratique"]


def test_une_liste_de_rien_n_est_pas_une_pratique():
    rapport = "## Ce qui marche déjà\n\n- Rien n’a été cité par le groupe sur ce sujet."
    assert textes(rapport, "pratique") == []


def test_une_pratique_titree_sur_sa_ligne_tient_malgre_un_point_virgule():
    dite = "Le camion des mousses répare les vélos à quai ; il passe dans huit ports."
    rapport = f"## Atelier 1 : Le vélo\n\nVu en Aunis-Nord. {dite}"
    assert textes(rapport, "pratique") == [dite]


def test_les_liens_d_une_page_ne_sont_pas_des_demandes():
    rapport = (
        "# Assises du port\n\n## Sur cette page\n\n- Vivre près des quais\n"
        "- Se baigner en ville\n\n## Vivre près des quais\n\nLe bruit gêne."
    )
    assert textes(rapport, "preconisation") == []


def _apres_des_demandes(paragraphe: str) -> dict[str, list[str]]:
    return lus(
        "## Atelier 1 : Le vélo\n\n### Propositions\n\n- Tracer une piste le long du quai.\n"
        f"- Louer des remorques.\n\n{paragraphe}"
    )


@pytest.mark.parametrize(
    "pratique",
    [
        "Pour info, la commune voisine de Plouvic a ouvert un garage à vélos surveillé.",
        "Une cycliste raconte qu’à Bressac, le collège répare les vélos de ses élèves.",
        "À ceux qui en doutent : à la gare de Nort, un agent vient tous les lundis, et la salle déborde.",
        "Nous avons visité à Kerjol un atelier où les retraités réparent les vélos.",
        "Une maison des jeunes prête depuis deux ans douze vélos aux apprentis.",
        "Le foyer rural organise déjà un rallye à bicyclette.",
    ],
)
def test_ce_qui_se_fait_deja_sous_des_demandes_est_une_pratique(pratique):
    trouves = _apres_des_demandes(pratique)
    assert trouves["pratique"] == [pratique]
    assert len(trouves["preconisation"]) == 2


@pytest.mark.parametrize(
    "demande",
    [
        "Il faudrait prêter des vélos, ce que la ville fait déjà pour ses agents.",
        "Former chaque mois les animateurs, déjà volontaires, à la réparation.",
        "Le groupe demande que la ville, équipée depuis 2019, prête ses vélos.",
    ],
)
def test_une_demande_qui_part_de_l_existant_reste_une_demande(demande):
    assert demande in _apres_des_demandes(demande)["preconisation"]


def test_une_pratique_dite_en_plusieurs_phrases_n_en_est_qu_une():
    dite = (
        "À Bressac, le collège a ouvert un garage à vélos. Il tient dans un préau. "
        "Depuis, plus un seul vol."
    )
    assert _apres_des_demandes(dite)["pratique"] == [dite]
    suite = "Son budget annuel est de 900 €."
    rapport = (
        f"## Bonnes pratiques\n\n{dite} Une gardienne est présente le soir. {suite}"
    )
    assert textes(rapport, "pratique") == [
        f"{dite} Une gardienne est présente le soir."
    ]


def test_deux_pratiques_a_la_suite_en_restent_deux():
    phrases = [
        "Un bailleur loue ses caves aux cyclistes.",
        "Un lycée a confié l’atelier à ses internes.",
    ]
    rapport = f"## Bonnes pratiques\n\n{' '.join(phrases)}"
    assert textes(rapport, "pratique") == phrases


def test_un_tiret_titre_la_pratique_de_sa_seule_ligne():
    trouves = _apres_des_demandes(
        "Elles l’ont fait – Une coopérative du canal prête ses remorques le dimanche.\n\n"
        "Le groupe s’est quitté vers midi."
    )
    assert trouves["pratique"] == [
        "Une coopérative du canal prête ses remorques le dimanche."
    ]


def test_un_titre_d_un_rang_plus_haut_ferme_une_partie_sans_rang():
    rapport = (
        "## Thème 1 – Le vélo\n\nRecommandations\n\n1. Tracer une piste.\n2. Louer des vélos.\n\n"
        "## Thème 2 – La marche\n\nLes trottoirs sont devenus impraticables."
    )
    assert len(textes(rapport, "preconisation")) == 2


@pytest.mark.parametrize(
    ("titre", "nature"),
    [
        ("Vous nous proposez", "preconisation"),
        ("Vous avez demandé", "preconisation"),
        ("Ce qu’on pourrait faire", "preconisation"),
        ("Vous nous avez raconté", "constat"),
        ("On s’est rendu compte que", "constat"),
        ("Les riverains font remonter ce qui suit :", "constat"),
        ("Les participants partagent le constat d’un marché qui se vide :", "constat"),
    ],
)
def test_un_titre_qui_dit_qui_parle_dit_la_nature_de_sa_liste(titre, nature):
    rapport = f"## Atelier 1 : Le marché\n\n{titre}\n\n- une halle couverte\n- des places gratuites"
    assert textes(rapport, nature) == ["une halle couverte", "des places gratuites"]


def test_la_liste_des_participants_n_annonce_toujours_rien():
    rapport = "## Participants présents\n\n- une libraire du bourg\n- un maraîcher"
    assert set(lus(rapport)) <= {"participations"}


@pytest.mark.parametrize(
    "demande",
    [
        "Qu’on nous laisse les clés de la salle.",
        "Autre idée proposée par les forains : une navette depuis la gare.",
        "Un référent est nommé dans chaque halle.",
        "Une charte des forains sera signée et affichée.",
        "L’idée d’un marché du soir a été retenue par tous.",
    ],
)
def test_une_demande_dite_autrement_en_reste_une(demande):
    assert demande in _apres_des_demandes(demande)["preconisation"]


@pytest.mark.parametrize(
    "recit",
    [
        "Les élus présents n’ont pas dit non.",
        "Quatre demandes reviennent d’un groupe à l’autre.",
        "La présente synthèse sera remise au syndicat en mai.",
        "Le service des halles indique y être passé douze fois.",
        "La soirée finissait dans la bonne humeur.",
    ],
)
def test_un_recit_parmi_des_demandes_n_en_est_pas_une(recit):
    assert len(_apres_des_demandes(recit)["preconisation"]) == 2


def test_une_parole_citee_se_constate():
    parole = "« On paie la place même quand il gèle », a résumé une fleuriste."
    assert textes(f"## Atelier 1 : Le marché\n\n{parole}", "constat") == [parole]
    assert _apres_des_demandes(parole)["constat"] == [parole]


@pytest.mark.parametrize(
    ("item", "constats"),
    [
        ("Les quais sont loin de tout. On y va seul.", 1),
        ("Les pontons sont vétustes. Ils ferment dès octobre.", 1),
        ("Les pontons sont vétustes. La capitainerie ferme tôt le soir.", 2),
        ("Les pontons sont vétustes. Il manque une rampe au nord.", 2),
    ],
)
def test_une_phrase_qui_reprend_la_precedente_ne_fait_pas_un_second_constat(
    item, constats
):
    assert len(textes(f"## Constats\n\n- {item}", "constat")) == constats


def test_une_idee_lancee_en_question_est_une_demande():
    idee = "Pourquoi pas une fête des pontons ?"
    trouves = _sous("Constats", idee)
    assert trouves["preconisation"] == [idee]


def test_une_parole_annoncee_par_qui_la_dit_se_constate():
    parole = "Deux lycéennes nous l’ont dit : « Le dernier bateau part avant la fin des cours. »"
    assert textes(f"## Atelier 1 : Le port\n\n{parole}", "constat") == [parole]


def test_le_rang_d_une_demande_dite_sur_sa_ligne_n_en_est_pas():
    ligne = "Préconisations : (i) nommer un référent ; (ii) ouvrir les pontons le soir."
    assert textes(f"## Atelier 1 : Le port\n\n{ligne}", "preconisation") == [
        "nommer un référent",
        "ouvrir les pontons le soir.",
    ]


def test_a_l_infinitif_un_point_de_vigilance_se_demande():
    rapport = (
        "## Points de vigilance\n\n- Les devis tardent à venir.\n"
        "- Prévenir les plaisanciers un mois avant les travaux."
    )
    assert textes(rapport, "preconisation") == [
        "Prévenir les plaisanciers un mois avant les travaux."
    ]
    difficultes = rapport.replace("Points de vigilance", "Difficultés")
    assert textes(difficultes, "preconisation") == []
