-- Les tables du magasin. Les définitions des colonnes viennent des modèles, posées en COMMENT à la construction.
-- Les parents d’abord : une clé étrangère ne peut viser qu’une table déjà là.

CREATE TABLE territoires (
    territoire_code VARCHAR PRIMARY KEY,
    nom VARCHAR NOT NULL,
    niveau VARCHAR NOT NULL
        CHECK (niveau IN ('national', 'inter_region', 'region', 'departement', 'commune')),
    parent_code VARCHAR,
    tuile_ligne INTEGER,
    tuile_colonne INTEGER
);

CREATE TABLE sources (
    source_id VARCHAR PRIMARY KEY,
    titre VARCHAR NOT NULL,
    producteur VARCHAR NOT NULL,
    date_publication DATE,
    nature VARCHAR NOT NULL
        CHECK (nature IN ('restitution', 'fiche', 'bilan', 'presentation', 'actes', 'statistique', 'carte', 'plan', 'rapport', 'presse', 'norme', 'autre')),
    nom_fichier VARCHAR,
    sha256 VARCHAR,
    url VARCHAR,
    licence VARCHAR,
    note VARCHAR
);

CREATE TABLE themes (
    theme_id VARCHAR PRIMARY KEY,
    libelle VARCHAR NOT NULL,
    definition VARCHAR NOT NULL,
    inclut VARCHAR,
    exclut VARCHAR,
    ordre INTEGER NOT NULL CHECK (ordre >= 1)
);

CREATE TABLE demarches (
    demarche_id VARCHAR PRIMARY KEY,
    intitule VARCHAR NOT NULL,
    annee_debut INTEGER NOT NULL,
    annee_fin INTEGER,
    territoire_code VARCHAR NOT NULL REFERENCES territoires,
    description VARCHAR
);

CREATE TABLE evenements (
    evenement_id VARCHAR PRIMARY KEY,
    demarche_id VARCHAR NOT NULL REFERENCES demarches,
    territoire_code VARCHAR NOT NULL REFERENCES territoires,
    nature VARCHAR NOT NULL
        CHECK (nature IN ('comite', 'equipe_projet', 'lancement', 'journee_departementale', 'journee_regionale', 'journee_ateliers', 'colloque', 'assises', 'echeance', 'publication')),
    intitule VARCHAR NOT NULL,
    date_debut DATE NOT NULL,
    date_fin DATE,
    precision_date VARCHAR NOT NULL
        CHECK (precision_date IN ('jour', 'mois', 'periode')),
    lieu VARCHAR,
    source_id VARCHAR NOT NULL REFERENCES sources,
    localisation VARCHAR NOT NULL,
    ligne_debut INTEGER,
    ligne_fin INTEGER,
    certitude VARCHAR NOT NULL
        CHECK (certitude IN ('imprime', 'deduit', 'incertain')),
    note VARCHAR,
    CHECK (ligne_fin >= ligne_debut),
    CHECK (date_fin >= date_debut)
);

CREATE TABLE ateliers (
    atelier_id VARCHAR PRIMARY KEY,
    demarche_id VARCHAR NOT NULL REFERENCES demarches,
    territoire_code VARCHAR NOT NULL REFERENCES territoires,
    evenement_id VARCHAR REFERENCES evenements,
    intitule VARCHAR NOT NULL,
    thematique VARCHAR,
    nb_seances INTEGER CHECK (nb_seances >= 1),
    nb_participants INTEGER CHECK (nb_participants >= 0),
    source_id VARCHAR NOT NULL REFERENCES sources,
    localisation VARCHAR NOT NULL,
    ligne_debut INTEGER,
    ligne_fin INTEGER,
    certitude VARCHAR NOT NULL
        CHECK (certitude IN ('imprime', 'deduit', 'incertain')),
    note VARCHAR,
    CHECK (ligne_fin >= ligne_debut)
);

CREATE TABLE effectifs (
    effectif_id VARCHAR PRIMARY KEY,
    demarche_id VARCHAR NOT NULL REFERENCES demarches,
    evenement_id VARCHAR REFERENCES evenements,
    atelier_id VARCHAR REFERENCES ateliers,
    dimension VARCHAR NOT NULL
        CHECK (dimension IN ('total', 'territoire', 'metier', 'institution', 'categorie')),
    modalite VARCHAR NOT NULL,
    territoire_code VARCHAR REFERENCES territoires,
    valeur INTEGER NOT NULL,
    unite VARCHAR NOT NULL
        CHECK (unite IN ('personnes', 'participations', 'signatures', 'institutions', 'reponses')),
    nature VARCHAR NOT NULL
        CHECK (nature IN ('compte', 'estime', 'calcule')),
    qualificatif VARCHAR,
    source_id VARCHAR NOT NULL REFERENCES sources,
    localisation VARCHAR NOT NULL,
    ligne_debut INTEGER,
    ligne_fin INTEGER,
    certitude VARCHAR NOT NULL
        CHECK (certitude IN ('imprime', 'deduit', 'incertain')),
    note VARCHAR,
    CHECK (ligne_fin >= ligne_debut)
);

CREATE TABLE preconisations (
    preconisation_id VARCHAR PRIMARY KEY,
    demarche_id VARCHAR NOT NULL REFERENCES demarches,
    atelier_id VARCHAR REFERENCES ateliers,
    territoire_code VARCHAR NOT NULL REFERENCES territoires,
    niveau VARCHAR NOT NULL
        CHECK (niveau IN ('departement', 'region', 'inter_region', 'commune')),
    annee INTEGER NOT NULL,
    nature VARCHAR NOT NULL
        CHECK (nature IN ('preconisation', 'recommandation', 'proposition', 'enjeu', 'amelioration')),
    volet VARCHAR,
    thematique VARCHAR,
    rang INTEGER NOT NULL CHECK (rang >= 1),
    intitule VARCHAR NOT NULL,
    verbatim VARCHAR,
    source_id VARCHAR NOT NULL REFERENCES sources,
    localisation VARCHAR NOT NULL,
    ligne_debut INTEGER,
    ligne_fin INTEGER,
    certitude VARCHAR NOT NULL
        CHECK (certitude IN ('imprime', 'deduit', 'incertain')),
    note VARCHAR,
    CHECK (ligne_fin >= ligne_debut)
);

CREATE TABLE constats (
    constat_id VARCHAR PRIMARY KEY,
    demarche_id VARCHAR NOT NULL REFERENCES demarches,
    atelier_id VARCHAR REFERENCES ateliers,
    territoire_code VARCHAR NOT NULL REFERENCES territoires,
    niveau VARCHAR NOT NULL
        CHECK (niveau IN ('departement', 'region', 'inter_region', 'commune')),
    annee INTEGER NOT NULL,
    nature VARCHAR NOT NULL
        CHECK (nature IN ('constat', 'frein', 'levier', 'force', 'faiblesse', 'point_positif', 'ideal', 'cauchemar', 'finalite', 'interrogation')),
    angle VARCHAR
        CHECK (angle IN ('usager', 'professionnel', 'organisation', 'institution', 'benevolat', 'transversal')),
    volet VARCHAR,
    thematique VARCHAR,
    rang INTEGER NOT NULL CHECK (rang >= 1),
    intitule VARCHAR NOT NULL,
    verbatim VARCHAR,
    source_id VARCHAR NOT NULL REFERENCES sources,
    localisation VARCHAR NOT NULL,
    ligne_debut INTEGER,
    ligne_fin INTEGER,
    certitude VARCHAR NOT NULL
        CHECK (certitude IN ('imprime', 'deduit', 'incertain')),
    note VARCHAR,
    CHECK (ligne_fin >= ligne_debut)
);

CREATE TABLE pratiques (
    pratique_id VARCHAR PRIMARY KEY,
    demarche_id VARCHAR NOT NULL REFERENCES demarches,
    territoire_code VARCHAR NOT NULL REFERENCES territoires,
    intitule VARCHAR NOT NULL,
    thematique VARCHAR,
    verbatim VARCHAR,
    source_id VARCHAR NOT NULL REFERENCES sources,
    localisation VARCHAR NOT NULL,
    ligne_debut INTEGER,
    ligne_fin INTEGER,
    certitude VARCHAR NOT NULL
        CHECK (certitude IN ('imprime', 'deduit', 'incertain')),
    note VARCHAR,
    CHECK (ligne_fin >= ligne_debut)
);

CREATE TABLE codages (
    objet VARCHAR NOT NULL
        CHECK (objet IN ('preconisation', 'constat', 'pratique')),
    objet_id VARCHAR NOT NULL,
    theme_id VARCHAR NOT NULL REFERENCES themes,
    rang INTEGER NOT NULL CHECK (rang >= 1),
    codeur VARCHAR NOT NULL,
    methode VARCHAR NOT NULL
        CHECK (methode IN ('lecture', 'suggestion_acceptee')),
    note VARCHAR,
    PRIMARY KEY (objet, objet_id, theme_id, codeur),
    UNIQUE (objet, objet_id, codeur, rang)
);

CREATE TABLE suggestions_refusees (
    objet VARCHAR NOT NULL CHECK (objet IN ('preconisation', 'constat', 'pratique')),
    objet_id VARCHAR NOT NULL,
    theme_id VARCHAR NOT NULL REFERENCES themes,
    codeur VARCHAR NOT NULL,
    note VARCHAR,
    PRIMARY KEY (objet, objet_id, theme_id)
);

CREATE TABLE mesures (
    mesure_id VARCHAR PRIMARY KEY,
    plan VARCHAR NOT NULL
        CHECK (plan IN ('plan_2015', 'livre_blanc_2023', 'suites')),
    axe VARCHAR,
    ordre INTEGER CHECK (ordre >= 1),
    intitule VARCHAR NOT NULL,
    statut_libelle VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL REFERENCES sources,
    localisation VARCHAR NOT NULL,
    ligne_debut INTEGER,
    ligne_fin INTEGER,
    certitude VARCHAR NOT NULL
        CHECK (certitude IN ('imprime', 'deduit', 'incertain')),
    note VARCHAR,
    CHECK (ligne_fin >= ligne_debut)
);

CREATE TABLE remontees (
    remontee_id VARCHAR PRIMARY KEY,
    amont_objet VARCHAR NOT NULL
        CHECK (amont_objet IN ('preconisation', 'constat', 'pratique')),
    amont_id VARCHAR NOT NULL,
    aval_objet VARCHAR NOT NULL
        CHECK (aval_objet IN ('preconisation', 'constat', 'pratique', 'mesure')),
    aval_id VARCHAR NOT NULL,
    nature VARCHAR NOT NULL
        CHECK (nature IN ('identique', 'reformulee', 'fusionnee', 'meme_demande')),
    statut VARCHAR NOT NULL
        CHECK (statut IN ('proposee', 'validee', 'rejetee')),
    score DECIMAL(14, 2),
    methode VARCHAR NOT NULL
        CHECK (methode IN ('lecture', 'suggestion_acceptee', 'calcul')),
    confiance VARCHAR
        CHECK (confiance IN ('sure', 'probable', 'incertaine')),
    codeur VARCHAR,
    note VARCHAR
);

CREATE TABLE liens (
    lien_id VARCHAR PRIMARY KEY,
    objet VARCHAR NOT NULL CHECK (objet IN ('preconisation', 'constat', 'pratique')),
    de_id VARCHAR NOT NULL,
    vers_id VARCHAR NOT NULL,
    nature VARCHAR NOT NULL CHECK (nature IN ('reunie', 'scindee')),
    note VARCHAR,
    UNIQUE (objet, de_id, vers_id, nature)
);

CREATE TABLE enveloppes (
    enveloppe_id VARCHAR PRIMARY KEY,
    demarche_id VARCHAR NOT NULL REFERENCES demarches,
    intitule VARCHAR NOT NULL,
    montant_eur DECIMAL(12, 2) NOT NULL CHECK (montant_eur >= 0),
    programme VARCHAR,
    action VARCHAR,
    gestionnaire VARCHAR,
    source_id VARCHAR NOT NULL REFERENCES sources,
    localisation VARCHAR NOT NULL,
    ligne_debut INTEGER,
    ligne_fin INTEGER,
    certitude VARCHAR NOT NULL
        CHECK (certitude IN ('imprime', 'deduit', 'incertain')),
    note VARCHAR,
    CHECK (ligne_fin >= ligne_debut)
);

CREATE TABLE lignes_budgetaires (
    ligne_id VARCHAR PRIMARY KEY,
    demarche_id VARCHAR NOT NULL REFERENCES demarches,
    enveloppe_id VARCHAR REFERENCES enveloppes,
    territoire_code VARCHAR REFERENCES territoires,
    attribution VARCHAR NOT NULL
        CHECK (attribution IN ('imprimee', 'deduite', 'incertaine')),
    intitule VARCHAR NOT NULL,
    poste VARCHAR NOT NULL
        CHECK (poste IN ('transport', 'restauration', 'salle', 'intervention', 'edition', 'methodologie', 'logistique', 'divers')),
    montant_eur DECIMAL(12, 2) NOT NULL CHECK (montant_eur >= 0),
    etat VARCHAR NOT NULL
        CHECK (etat IN ('prevu', 'engage', 'paye', 'evalue')),
    financement VARCHAR,
    date DATE,
    source_id VARCHAR NOT NULL REFERENCES sources,
    localisation VARCHAR NOT NULL,
    ligne_debut INTEGER,
    ligne_fin INTEGER,
    certitude VARCHAR NOT NULL
        CHECK (certitude IN ('imprime', 'deduit', 'incertain')),
    note VARCHAR,
    CHECK (ligne_fin >= ligne_debut)
);

CREATE TABLE totaux_declares (
    total_id VARCHAR PRIMARY KEY,
    demarche_id VARCHAR NOT NULL REFERENCES demarches,
    objet VARCHAR NOT NULL
        CHECK (objet IN ('budget', 'participation', 'seances', 'preconisations', 'departements', 'part', 'instances')),
    perimetre VARCHAR NOT NULL,
    valeur DECIMAL(14, 2) NOT NULL,
    unite VARCHAR NOT NULL
        CHECK (unite IN ('eur', 'personnes', 'participations', 'signatures', 'seances', 'items', 'departements', 'pct', 'journees')),
    qualificatif VARCHAR,
    source_id VARCHAR NOT NULL REFERENCES sources,
    localisation VARCHAR NOT NULL,
    ligne_debut INTEGER,
    ligne_fin INTEGER,
    certitude VARCHAR NOT NULL
        CHECK (certitude IN ('imprime', 'deduit', 'incertain')),
    note VARCHAR,
    CHECK (ligne_fin >= ligne_debut)
);

CREATE TABLE structures (
    structure_id VARCHAR PRIMARY KEY,
    demarche_id VARCHAR NOT NULL REFERENCES demarches,
    evenement_id VARCHAR REFERENCES evenements,
    nom VARCHAR NOT NULL,
    categorie VARCHAR
        CHECK (categorie IN ('etat', 'region', 'departement', 'commune_ccas', 'association', 'centre_social', 'protection_sociale', 'etablissement_formation', 'employeur_medico_social', 'syndicat', 'federation', 'opca', 'sante', 'logement', 'citoyens', 'autre')),
    territoire_code VARCHAR REFERENCES territoires,
    source_id VARCHAR NOT NULL REFERENCES sources,
    localisation VARCHAR NOT NULL,
    ligne_debut INTEGER,
    ligne_fin INTEGER,
    certitude VARCHAR NOT NULL
        CHECK (certitude IN ('imprime', 'deduit', 'incertain')),
    note VARCHAR,
    CHECK (ligne_fin >= ligne_debut)
);

CREATE TABLE contributions (
    contribution_id VARCHAR PRIMARY KEY,
    demarche_id VARCHAR NOT NULL REFERENCES demarches,
    territoire_code VARCHAR REFERENCES territoires,
    intitule VARCHAR NOT NULL,
    auteur_institution VARCHAR,
    source_id VARCHAR NOT NULL REFERENCES sources,
    localisation VARCHAR NOT NULL,
    ligne_debut INTEGER,
    ligne_fin INTEGER,
    certitude VARCHAR NOT NULL
        CHECK (certitude IN ('imprime', 'deduit', 'incertain')),
    note VARCHAR,
    CHECK (ligne_fin >= ligne_debut)
);

CREATE TABLE populations_reference (
    reference_id VARCHAR PRIMARY KEY,
    jeu VARCHAR NOT NULL
        CHECK (jeu IN ('population_municipale', 'professions_socio_educatives', 'travailleurs_sociaux')),
    dimension VARCHAR NOT NULL
        CHECK (dimension IN ('territoire', 'metier')),
    modalite VARCHAR NOT NULL,
    libelle VARCHAR NOT NULL,
    effectif BIGINT NOT NULL CHECK (effectif >= 0),
    annee INTEGER NOT NULL,
    source_id VARCHAR NOT NULL REFERENCES sources,
    localisation VARCHAR NOT NULL,
    ligne_debut INTEGER,
    ligne_fin INTEGER,
    certitude VARCHAR NOT NULL
        CHECK (certitude IN ('imprime', 'deduit', 'incertain')),
    note VARCHAR,
    CHECK (ligne_fin >= ligne_debut),
    UNIQUE (jeu, modalite, annee)
);

CREATE TABLE credits_reference (
    credit_id VARCHAR PRIMARY KEY,
    exercice INTEGER NOT NULL,
    programme VARCHAR NOT NULL,
    intitule_programme VARCHAR NOT NULL,
    action VARCHAR,
    intitule_action VARCHAR,
    montant_eur DECIMAL(14, 2) CHECK (montant_eur >= 0),
    source_id VARCHAR NOT NULL REFERENCES sources,
    localisation VARCHAR NOT NULL,
    ligne_debut INTEGER,
    ligne_fin INTEGER,
    certitude VARCHAR NOT NULL
        CHECK (certitude IN ('imprime', 'deduit', 'incertain')),
    note VARCHAR,
    CHECK (ligne_fin >= ligne_debut)
);

CREATE TABLE employeurs_reference (
    employeur_id VARCHAR PRIMARY KEY,
    champ_couvert VARCHAR NOT NULL,
    employeur VARCHAR NOT NULL,
    mesure VARCHAR NOT NULL,
    valeur DECIMAL(14, 2) NOT NULL,
    annee INTEGER NOT NULL,
    territoire VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL REFERENCES sources,
    localisation VARCHAR NOT NULL,
    ligne_debut INTEGER,
    ligne_fin INTEGER,
    certitude VARCHAR NOT NULL
        CHECK (certitude IN ('imprime', 'deduit', 'incertain')),
    note VARCHAR,
    CHECK (ligne_fin >= ligne_debut)
);

CREATE TABLE sigles (
    sigle VARCHAR NOT NULL,
    developpe VARCHAR NOT NULL,
    note VARCHAR,
    PRIMARY KEY (sigle, developpe)
);

CREATE TABLE mentions (
    mention_id VARCHAR PRIMARY KEY,
    objet VARCHAR NOT NULL
        CHECK (objet IN ('preconisation', 'constat', 'atelier', 'evenement', 'pratique', 'effectif', 'ligne_budgetaire', 'enveloppe', 'structure', 'total_declare')),
    objet_id VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL REFERENCES sources,
    localisation VARCHAR NOT NULL,
    ligne_debut INTEGER,
    ligne_fin INTEGER,
    note VARCHAR,
    CHECK (ligne_fin >= ligne_debut)
);

CREATE TABLE exclusions (
    exclusion_id VARCHAR PRIMARY KEY,
    source_id VARCHAR NOT NULL REFERENCES sources,
    ligne_debut INTEGER NOT NULL,
    ligne_fin INTEGER NOT NULL,
    categorie VARCHAR NOT NULL
        CHECK (categorie IN ('mobilier', 'titre', 'sommaire', 'hors_sujet', 'methode', 'discours', 'personne', 'redite', 'signature', 'illustration')),
    motif VARCHAR NOT NULL,
    CHECK (ligne_fin >= ligne_debut)
);

-- Ce que la construction ajoute : d’où vient chaque ligne, ce qui a changé, ce que les contrôles ont vu.
CREATE TABLE lots (
    lot_id VARCHAR PRIMARY KEY,
    titre VARCHAR NOT NULL,
    auteur VARCHAR NOT NULL,
    date TIMESTAMP NOT NULL,
    raison VARCHAR NOT NULL,
    origine VARCHAR,
    origine_sha256 VARCHAR,
    ordre INTEGER NOT NULL,
    retire VARCHAR,
    retablit VARCHAR,
    est_retire BOOLEAN NOT NULL DEFAULT false
);

-- Le journal est une vue de ces deux tables (journal.sql).
CREATE TABLE gestes (
    rang INTEGER PRIMARY KEY,
    lot_id VARCHAR NOT NULL REFERENCES lots,
    nom_table VARCHAR NOT NULL,
    ligne_id VARCHAR NOT NULL,
    geste VARCHAR NOT NULL CHECK (geste IN ('ajout', 'correction', 'retrait')),
    champs VARCHAR
);
COMMENT ON TABLE gestes IS 'Les gestes que les tables ne redisent pas : corrections, retraits, ajouts de lignes retirées depuis.';
COMMENT ON COLUMN gestes.rang IS 'Ordre du geste.';
COMMENT ON COLUMN gestes.lot_id IS 'Lot qui a fait le geste.';
COMMENT ON COLUMN gestes.nom_table IS 'Table de la ligne.';
COMMENT ON COLUMN gestes.ligne_id IS 'Identifiant de la ligne, ou ses identifiants séparés par « · ».';
COMMENT ON COLUMN gestes.geste IS 'Ce que le lot a fait de la ligne.';
COMMENT ON COLUMN gestes.champs IS 'Pour une correction : {colonne: [avant, après]}, en JSON.';

CREATE TABLE ajouts_suivis (
    premier_rang INTEGER PRIMARY KEY,
    lot_id VARCHAR NOT NULL REFERENCES lots,
    nom_table VARCHAR NOT NULL,
    premiere_place BIGINT NOT NULL CHECK (premiere_place >= 0),
    nb INTEGER NOT NULL CHECK (nb >= 1)
);
COMMENT ON TABLE ajouts_suivis IS 'Des lignes qu’un lot a ajoutées à la suite, toujours là : un geste d’ajout pour chacune.';
COMMENT ON COLUMN ajouts_suivis.premier_rang IS 'Ordre du premier de ces gestes.';
COMMENT ON COLUMN ajouts_suivis.lot_id IS 'Lot qui les a faits.';
COMMENT ON COLUMN ajouts_suivis.nom_table IS 'Table des lignes.';
COMMENT ON COLUMN ajouts_suivis.premiere_place IS 'Place de la première dans sa table, à partir de 0.';
COMMENT ON COLUMN ajouts_suivis.nb IS 'Nombre de lignes.';

CREATE TABLE controles (
    controle_id VARCHAR PRIMARY KEY,
    rang INTEGER NOT NULL,
    sujet VARCHAR NOT NULL
        CHECK (sujet IN ('budget', 'participation', 'propositions', 'calendrier', 'lecture', 'structure')),
    titre VARCHAR NOT NULL,
    explication VARCHAR NOT NULL,
    etat VARCHAR NOT NULL CHECK (etat IN ('fait', 'sans_objet', 'echec')),
    nb_lignes_examinees INTEGER NOT NULL CHECK (nb_lignes_examinees >= 0),
    nb_anomalies INTEGER NOT NULL CHECK (nb_anomalies >= 0)
);

CREATE TABLE anomalies (
    anomalie_id VARCHAR PRIMARY KEY,
    controle_id VARCHAR NOT NULL REFERENCES controles,
    severite VARCHAR NOT NULL CHECK (severite IN ('erreur', 'alerte', 'information')),
    nom_table VARCHAR NOT NULL,
    ligne_id VARCHAR NOT NULL,
    message VARCHAR NOT NULL,
    valeur_a VARCHAR NOT NULL,
    lieu_a VARCHAR NOT NULL,
    valeur_b VARCHAR NOT NULL,
    lieu_b VARCHAR NOT NULL,
    explication VARCHAR NOT NULL,
    nb_ecarts INTEGER NOT NULL DEFAULT 1 CHECK (nb_ecarts >= 1)
);
