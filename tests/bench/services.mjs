// Ten thousand services that do not exist: an Open Referral feed of any size, the same for the same seed, written as councils write.
//
// Each has a name, 40 words of description, an organisation, tags and a place. A description is sentences with the service's own
// particulars in them, so that words stand together as they do in real feeds; an organisation writes the same under each of its services;
// and one word in ten is drawn from a list of 1,500, rare ones seldom, so that no two services read alike.

/** A generator of numbers from 0 to 1 (mulberry32): the same seed gives the same services on every machine. */
export function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const list = (text) => text.trim().split(/\s*[|\n]\s*/);

const KINDS = {
  "carer-groups": ["Carer groups", list("Carers Group|Carers Café|Support Group|Peer Group|Coffee Morning|Walking Group|Evening Circle|Drop-in")],
  "carers-assessments": ["Carer's assessments", list("Assessment Team|Carers' Assessments|Adult Social Care|Carers Hub|First Contact")],
  training: ["Training and education", list("Family Course|Caring Skills|Recovery College|Learning Programme|Workshop|First Aid Course")],
  advocates: ["Advocates and support workers", list("Advocacy Service|Carer Support Worker|Advice Desk|Rights Service|Link Worker")],
  breaks: ["Breaks", list("Short Breaks|Respite House|Sitting Service|Day Centre|Holiday Fund|Befriending")],
  helplines: ["Helplines and advice", list("Helpline|Listening Line|Advice Line|Information Service|Text Line")],
};

const NEEDS = list("dementia|mental health|psychosis|bipolar disorder|eating disorders|autism|stroke|brain injury|addiction|bereavement|cancer|learning disability|Parkinson's|depression|anxiety|physical disability|frailty|loneliness|debt|housing");
const WHO = list("carers|young carers|parent carers|working carers|older carers|male carers|carers from ethnic minorities|families|former carers|young adult carers|husbands and wives|grandparents");
const DO = list("meet for coffee|share what helps|learn new skills|take a break|talk in private|fill in forms|plan for emergencies|go on trips|paint and draw|cook together|walk in the park|listen to a speaker|practise relaxation|ask a nurse|find your rights|get advice on money|sort out benefits|use a computer|garden|sing");
const FACTS = list(`
  You can come alone or bring the person you care for
  There is no need to book
  Please ring before your first visit
  Tea and coffee are free
  A small charge helps to pay for the room
  Our volunteers have all been carers themselves
  A bus stops outside and there is parking for disabled people
  The building has a ramp, a lift and an accessible toilet
  We can pay for someone to sit with the person at home
  Interpreters can be arranged if you tell us a week before
  Nobody has to speak and everything said stays in the room
  We also run a group online for people who cannot travel
  Ask your doctor or your social worker to refer you
  We work with the hospital and with the local council
  Lunch is served at midday and costs three pounds
  Children are welcome in the school holidays
  You stay with us for as long as you need
  A trained worker visits you at home within two weeks
  We help you write down what you want to say
  Meetings stop in August and begin again in September
  Our line is open on weekdays and some evenings
  It does not matter how long you have been caring
  We are a small charity and depend on gifts
  Funding comes from the lottery until next spring
`);
const OPENERS = list("For|A friendly place for|Support in {place} for|We bring together|Run by and for|Free help for|A monthly meeting of|Practical help for|Information and a listening ear for|Time together for");
const ENDINGS = list("living with|affected by|looking after someone with|coping with|new to");
const TYPES = list("Carers Centre|Council|Mind|Age Concern|Crossroads|Community Trust|Health Partnership|Alliance|Care Association|Neighbours");
const BEGINNINGS = list("Ash|Bar|Bel|Black|Brad|Brom|Burn|Cal|Cam|Chal|Ched|Clif|Cod|Cran|Dal|Dart|Dun|Elm|Fair|Farn|Glas|Green|Hal|Hart|Hazel|Hol|Horn|Ingle|Kel|Kings|Lang|Lin|Mal|Marsh|Mel|Mid|Nor|Oak|Pem|Pres|Raven|Red|Ross|Sel|Shel|Stan|Sud|Thorn|Wal|Wen|Whit|Wood");
const MIDDLES = list("bridge|bury|by|combe|dale|don|field|ford|ham|hurst|leigh|ley|mere|mouth|over|stead|stoke|thorpe|ton|wick|worth");
const STREETS = list("High Street|Church Road|Station Road|Mill Lane|Park Avenue|Queen Street|Victoria Road|The Green|Albert Street|North Parade");
const VENUES = list("Library|Methodist Hall|Village Hall|Health Centre|Community Centre|Town Hall|Hospital|School|Leisure Centre|St Mary's Church");

/** Words that a description may hold besides its sentences: the n-th is drawn about n times more seldom than the first. */
function commonWords(random) {
  const starts = list("acc|adv|app|att|bal|cap|cas|cel|cent|chan|clin|coll|comp|con|cons|cont|cour|def|dem|des|dev|dis|dom|eff|emp|enc|exp|fac|fam|form|gen|guid|hand|home|imp|inc|ind|inf|int|inv|journ|know|lead|learn|leis|man|mater|medi|ment|mod|nat|neigh|nurs|off|opp|ord|outr|part|pass|pers|phys|pol|pract|pres|prof|prog|prom|prot|quest|reas|rec|ref|reg|rel|res|resp|sat|sec|sens|serv|sess|skil|soc|spec|stat|stru|sup|surg|teach|ther|trad|train|trans|treat|trust|val|vis|vol|welf|work");
  const ends = list("able|age|al|ance|ate|ed|ence|ent|er|ers|ful|ical|ies|ing|ion|ions|ise|ised|ity|ive|less|ment|ments|ness|or|ory|ous|s|tion|ure|y");
  const words = new Set();
  while (words.size < 1500) words.add(starts[Math.floor(random() * starts.length)] + (random() < 0.3 ? ends[Math.floor(random() * ends.length)] : "") + ends[Math.floor(random() * ends.length)]);
  return [...words];
}

/** Places with a point each (metres east and north in England), and the organisations that work there. */
function areas(random, count) {
  const names = new Set();
  while (names.size < count) names.add(BEGINNINGS[Math.floor(random() * BEGINNINGS.length)] + MIDDLES[Math.floor(random() * MIDDLES.length)]);
  return [...names].map((name) => ({
    name,
    latitude: 50.6 + random() * 4.2,
    longitude: -2.9 + random() * 3.4,
    organisations: Array.from({ length: 2 + Math.floor(random() * 3) }, () => ({
      name: `${name} ${TYPES[Math.floor(random() * TYPES.length)]}`,
      // What an organisation writes under each of its services.
      always: [0, 1].map(() => FACTS[Math.floor(random() * FACTS.length)]),
    })),
  }));
}

const id = (taxonomy, code) => `${taxonomy}-${code}`.replaceAll(/[^a-z-]/gi, "-").toLowerCase();
const term = (taxonomy, code, name) => ({ id: `at-${id(taxonomy, code)}`, link_type: "taxonomy", taxonomy_term: { id: id(taxonomy, code), code, name, description: name, taxonomy } });
const slug = (text) => text.toLowerCase().replaceAll(/[^a-z]+/g, "-");

/** So many services, as Open Referral UK has them. */
export function services(count, seed = 20261124) {
  const random = numbers(seed);
  const pick = (from) => from[Math.floor(random() * from.length)];
  const common = commonWords(random);
  const rare = () => common[Math.floor(common.length ** random()) - 1] ?? common[0];
  const towns = areas(random, Math.max(12, Math.min(Math.round(count / 25), 1000)));
  return Array.from({ length: count }, (_, at) => {
    const town = pick(towns);
    const kind = pick(Object.keys(KINDS));
    const [need, other, who, organisation] = [pick(NEEDS), pick(NEEDS), pick(WHO), pick(town.organisations)];
    const sentences = [`${pick(OPENERS).replace("{place}", town.name)} ${who} ${pick(ENDINGS)} ${need}`, `You can ${pick(DO)}, ${pick(DO)} or ${pick(DO)}`, pick(FACTS), ...organisation.always, pick(FACTS)];
    const words = sentences.join(". ").split(" ");
    for (let i = 9; i < words.length; i += 10) words.splice(i, 0, rare());
    const name = [random() < 0.7 ? town.name : organisation.name, random() < 0.4 ? `${need[0].toUpperCase()}${need.slice(1)}` : "", pick(KINDS[kind][1])].filter(Boolean).join(" ");
    const attributes = [term("kind", kind, KINDS[kind][0]), term("need", slug(need), need), term("audience", slug(who), who)];
    if (random() < 0.3) attributes.push(term("need", slug(other), other));
    return {
      id: `s${at}`,
      name,
      description: `${words.slice(0, 40).join(" ")}.`,
      status: "active",
      // Checked in the past year, all of them: what is stale is ranked below, which other libraries do not do.
      assured_date: `2026-${String(1 + Math.floor(random() * 10)).padStart(2, "0")}-15`,
      organization: { id: `o-${slug(organisation.name)}`, name: organisation.name, description: organisation.name },
      phones: [{ id: `p${at}`, number: `01632 ${960000 + (at % 1000)}` }],
      service_at_locations: [
        {
          id: `l${at}`,
          location: {
            id: `v${at}`,
            location_type: "physical",
            name: pick(VENUES),
            latitude: Number((town.latitude + (random() - 0.5) * 0.1).toFixed(5)),
            longitude: Number((town.longitude + (random() - 0.5) * 0.1).toFixed(5)),
            addresses: [{ id: `a${at}`, address_1: `${1 + Math.floor(random() * 90)} ${pick(STREETS)}`, city: town.name, state_province: "", postal_code: "", country: "GB", address_type: "physical" }],
          },
        },
      ],
      attributes,
    };
  });
}

/** What a search library is given of a service: its texts. */
export const textsOf = ({ name, description, organization, attributes, service_at_locations: [{ location }] }) => ({
  name,
  description,
  organisation: organization.name,
  tags: attributes.map(({ taxonomy_term }) => taxonomy_term.name).join(" "),
  place: `${location.name} ${location.addresses[0].address_1} ${location.addresses[0].city}`,
});
