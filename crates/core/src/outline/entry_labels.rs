//! The labels of the fields of an entry, as forms print them: "Position: Nurse", "Arbeitgeber: Muster GmbH".

use super::head::HeadPart;
use crate::text::compact;
use std::ops::Range;

/// The most bytes of a label.
const LONGEST_LABEL: usize = 60;

/// The most words of the values of a line.
const LONGEST_VALUE: usize = 14;

/// The most bytes of a sign.
const MOST_BYTES: usize = 4;

/// The gap between a label and its value in a form without colons.
const GAPS: &[&str] = &[" | ", "\t", "   "];

/// Labels in [`compact`] form, as they are usual in forms and in tables of contents of a job.
const LABELS: &[(HeadPart, &[&str])] = &[
    (
        HeadPart::Title,
        &[
            "position",
            "positionheld",
            "positiontitle",
            "jobtitle",
            "designation",
            "role",
            "jobrole",
            "post",
            "postheld",
            "occupation",
            "occupationorpositionheld",
            "funktion",
            "stelle",
            "berufsbezeichnung",
            "poste",
            "posteoccupe",
            "fonction",
            "intituleduposte",
            "fonctionouposteoccupe",
            "cargo",
            "puesto",
            "puestodetrabajo",
            "cargodesempenado",
            "profesionocargodesempenado",
            "funcao",
            "funcaooucargoocupado",
            "ruolo",
            "mansione",
            "posizione",
            "posizionericoperta",
            "lavorooposizionericoperti",
            "tipodiimpiego",
            "functie",
            "functietitel",
            "stanowisko",
            "zajmowanestanowisko",
            "должность",
            "职位",
            "职务",
            "岗位",
            "職位",
            "役職",
            "職種",
        ],
    ),
    (
        HeadPart::Employer,
        &[
            "company",
            "companyname",
            "nameofcompany",
            "employer",
            "employername",
            "nameofemployer",
            "nameoforganisation",
            "nameoforganization",
            "nameofcompanyemployer",
            "nameofschool",
            "nombredeempresa",
            "nameandaddressofemployer",
            "organization",
            "organisation",
            "organizationname",
            "client",
            "clientname",
            "institution",
            "nameofinstitution",
            "school",
            "schoolname",
            "university",
            "college",
            "firma",
            "unternehmen",
            "arbeitgeber",
            "betrieb",
            "entreprise",
            "societe",
            "employeur",
            "nometadressedelemployeur",
            "etablissement",
            "empresa",
            "nombredelaempresa",
            "empleador",
            "nombreydirecciondelempleador",
            "nomedaempresa",
            "empregador",
            "nomeeenderecodoempregador",
            "instituicao",
            "azienda",
            "societa",
            "datoredilavoro",
            "nomeeindirizzodeldatoredilavoro",
            "ente",
            "istituto",
            "bedrijf",
            "werkgever",
            "naamwerkgever",
            "pracodawca",
            "nazwafirmy",
            "компания",
            "организация",
            "местоработы",
            "公司",
            "公司名称",
            "单位",
            "工作单位",
            "学校",
            "会社",
            "会社名",
            "勤務先",
        ],
    ),
    (
        HeadPart::Place,
        &[
            "location",
            "joblocation",
            "place",
            "city",
            "ort",
            "einsatzort",
            "lieu",
            "ville",
            "lugar",
            "localidad",
            "ciudad",
            "cidade",
            "luogo",
            "sede",
            "citta",
            "plaats",
            "locatie",
            "miejsce",
            "miejscowosc",
            "город",
            "地点",
            "工作地点",
            "勤務地",
        ],
    ),
    (
        HeadPart::Date,
        &[
            "date",
            "dates",
            "period",
            "timeperiod",
            "duration",
            "tenure",
            "datesofemployment",
            "periodofemployment",
            "employmentperiod",
            "workperiod",
            "zeitraum",
            "dauer",
            "periode",
            "duree",
            "periodo",
            "fecha",
            "fechas",
            "duracion",
            "data",
            "datas",
            "duracao",
            "durata",
            "okres",
            "okreszatrudnienia",
            "период",
            "периодработы",
            "时间",
            "工作时间",
            "起止时间",
            "期間",
            "在籍期間",
        ],
    ),
];

/// The part of a head that the label of a line announces, and the bytes of the label with what follows up to the value.
pub(super) fn labelled(line: &str) -> Option<(HeadPart, usize)> {
    label_of(line, GAPS)
}

/// The same, with a colon or one of these gaps behind the label.
fn label_of(line: &str, gaps: &[&str]) -> Option<(HeadPart, usize)> {
    let start = line.get(..line.floor_char_boundary(LONGEST_LABEL + MOST_BYTES))?;
    let sign = |at: usize| start.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
    let colon = start.find([':', '：']).map(|at| (at, sign(at)));
    let gap = || gaps.iter().filter_map(|gap| Some((start.find(gap)?, gap.len()))).min();
    let (end, sign) = colon.or_else(gap).filter(|(end, _)| *end <= LONGEST_LABEL)?;
    let key = compact(line.get(..end)?);
    let (part, _) = LABELS.iter().find(|(_, names)| names.contains(&key.as_str()))?;
    let rest = line.get(end + sign..)?;
    // "Role: Led a team of ..." tells of the work.
    let short = rest.split_whitespace().take(LONGEST_VALUE + 1).count() <= LONGEST_VALUE;
    (short || gaps.is_empty()).then(|| (*part, line.len() - rest.trim_start().len()))
}

/// The signs between labelled fields on one line: "Employer: Acme. Position: Nurse".
const BETWEEN: &[&str] = &[". ", "; ", " | ", ", ", "   ", "\t"];

/// The most fields on a line.
const MOST_FIELDS: usize = 6;

/// The labelled fields of a line: the bytes of each label, its kind, and the bytes of its value.
pub(super) fn fields(line: &str) -> Vec<(Range<usize>, HeadPart, Range<usize>)> {
    let mut fields: Vec<(Range<usize>, HeadPart, Range<usize>)> = Vec::new();
    let mut at = 0;
    while let Some((kind, value)) = line.get(at..).and_then(labelled).filter(|_| fields.len() < MOST_FIELDS) {
        let value = at + value;
        let rest = line.get(value..).unwrap_or_default();
        let next = BETWEEN
            .iter()
            .flat_map(|sign| rest.match_indices(sign).map(|(found, sign)| (found, found + sign.len())))
            .filter(|(_, behind)| rest.get(*behind..).is_some_and(|rest| label_of(rest, &[]).is_some()))
            .min();
        let end = next.map_or(line.len(), |(found, _)| value + found);
        fields.push((at..value, kind, value..end));
        let Some((_, behind)) = next else { break };
        at = value + behind;
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_forms_are_told_from_other_labels() {
        let found = |line: &str| labelled(line).map(|(part, at)| (part, line[at..].to_owned()));
        assert_eq!(found("Position: Ward Nurse"), Some((HeadPart::Title, "Ward Nurse".into())));
        assert_eq!(found("Arbeitgeber    Muster GmbH"), Some((HeadPart::Employer, "Muster GmbH".into())));
        assert_eq!(found("职位：会计"), Some((HeadPart::Title, "会计".into())));
        assert_eq!(found("Dates of employment | 2019 - 2021"), Some((HeadPart::Date, "2019 - 2021".into())));
        for other in ["Environment: Java", "Duties: wiring", "Positioned: first", "Position", "Nurse, 2019"] {
            assert_eq!(found(other), None, "{other}");
        }
    }
}
