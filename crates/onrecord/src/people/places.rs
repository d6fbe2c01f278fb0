//! Places: a table of moderate size, so that they are not taken for people.

use super::words::Table;

/// Continents, states, provinces and cities that the news often names, in lower case.
#[rustfmt::skip]
static PLACES: Table = Table::new(&[
    "aberdeen", "abu dhabi", "abuja", "accra", "addis ababa", "adelaide", "aden", "afghanistan", "africa",
    "akron", "ala.", "alabama", "alaska", "albania", "albany", "alberta", "albuquerque", "aleppo",
    "alexandria", "algeria", "algiers", "almaty", "america", "americas", "amman", "amsterdam", "anchorage",
    "andalusia", "andorra", "angola", "ankara", "ann arbor", "annapolis", "antarctica", "antwerp", "arctic",
    "argentina", "ariz.", "arizona", "ark.", "arkansas", "armenia", "asia", "astana", "asuncion", "athens",
    "atlanta", "atlantic", "auckland", "austin", "australia", "austria", "azerbaijan", "b.c.", "baghdad",
    "bahamas", "bahrain", "baku", "bali", "balkans", "baltic", "baltimore", "bamako", "bangalore",
    "bangkok", "bangladesh", "barbados", "barcelona", "basel", "basra", "baton", "baton rouge", "bavaria",
    "beijing", "beirut", "belarus", "belfast", "belgium", "belgrade", "belize", "bengal", "benghazi",
    "benin", "bergen", "berkeley", "berlin", "bern", "bethlehem", "bhutan", "billings", "birmingham",
    "black sea", "bogota", "boise", "bolivia", "bombay", "bordeaux", "bosnia", "boston", "botswana",
    "boulder", "brasilia", "bratislava", "brazil", "brighton", "brisbane", "bristol", "britain",
    "british columbia", "brittany", "broadway", "bronx", "brooklyn", "brunei", "brussels", "bucharest",
    "budapest", "buenos aires", "buffalo", "bulgaria", "burkina faso", "burma", "burundi", "busan", "cairo",
    "calais", "calcutta", "calgary", "cali", "calif.", "california", "cambodia", "cambridge", "cameroon",
    "camp david", "canada", "canberra", "cape town", "capitol hill", "caracas", "cardiff", "casablanca",
    "catalonia", "caucasus", "cedar rapids", "central america", "central park", "chad", "charleston",
    "charlotte", "charlottesville", "chechnya", "chennai", "chicago", "chile", "china", "chisinau",
    "chongqing", "christchurch", "cincinnati", "cleveland", "colo.", "cologne", "colombia", "colombo",
    "colorado", "columbia", "columbus", "congo", "conn.", "connecticut", "copenhagen", "cork", "cornwall",
    "costa rica", "crimea", "croatia", "cuba", "cyprus", "czech republic", "d.c.", "dakar", "dallas",
    "damascus", "dar es salaam", "darfur", "darwin", "davos", "dayton", "del.", "delaware", "delhi",
    "denmark", "denver", "des moines", "detroit", "devon", "dhaka", "djibouti", "doha",
    "dominican republic", "donbas", "donetsk", "downing street", "dresden", "dubai", "dublin", "durban",
    "durham", "eastern europe", "ecuador", "edinburgh", "edmonton", "egypt", "el paso", "el salvador",
    "england", "eritrea", "essex", "estonia", "ethiopia", "eugene", "europe", "fallujah", "fargo",
    "ferguson", "fiji", "finland", "fla.", "flanders", "flint", "florence", "florida", "fort lauderdale",
    "fort worth", "france", "frankfurt", "fresno", "ga.", "gabon", "gambia", "gaza", "gaza strip", "gdansk",
    "geneva", "georgia", "germany", "ghana", "glasgow", "gothenburg", "great britain", "greece",
    "greenland", "greensboro", "grenada", "ground zero", "guadalajara", "guangdong", "guangzhou",
    "guantanamo", "guantanamo bay", "guantánamo", "guatemala", "guatemala city", "guinea", "gujarat",
    "gulf", "guyana", "hague", "haifa", "haiti", "halifax", "hamburg", "hanoi", "harare", "harlem",
    "harrisburg", "hartford", "havana", "hawaii", "helena", "helsinki", "hiroshima", "ho chi minh city",
    "hobart", "hollywood", "homs", "honduras", "hong kong", "honolulu", "houston", "hungary", "hyderabad",
    "iceland", "idaho", "ill.", "illinois", "ind.", "india", "indiana", "indianapolis", "indonesia", "iowa",
    "iran", "iraq", "ireland", "islamabad", "israel", "istanbul", "italy", "ivory coast", "izmir",
    "jacksonville", "jakarta", "jamaica", "japan", "jeddah", "jersey city", "jerusalem", "johannesburg",
    "jordan", "juneau", "kabul", "kampala", "kan.", "kandahar", "kansas", "kansas city", "karachi",
    "kashmir", "kathmandu", "kazakhstan", "kent", "kentucky", "kenya", "kerala", "kharkiv", "khartoum",
    "kiev", "kigali", "kingston", "kinshasa", "knoxville", "kolkata", "kosovo", "krakow", "kuala lumpur",
    "kurdistan", "kuwait", "ky.", "kyiv", "kyoto", "kyrgyzstan", "la paz", "la.", "lagos", "lahore",
    "lancashire", "lancaster", "lansing", "laos", "las vegas", "latin america", "latvia", "lebanon",
    "leeds", "leicester", "leipzig", "lesotho", "lexington", "liberia", "libya", "liechtenstein", "lille",
    "lima", "lincoln", "lisbon", "lithuania", "little rock", "liverpool", "ljubljana", "lombardy", "london",
    "long beach", "long island", "los angeles", "louisiana", "louisville", "luanda", "luhansk", "lusaka",
    "luxembourg", "lviv", "lyon", "macau", "macedonia", "madagascar", "madison", "madrid", "maine",
    "malawi", "malaysia", "maldives", "mali", "malta", "managua", "manchester", "manhattan", "manila",
    "manitoba", "maputo", "mar-a-lago", "mariupol", "marseille", "maryland", "mass.", "massachusetts",
    "mauritania", "mauritius", "md.", "mecca", "medellin", "mediterranean", "melbourne", "memphis",
    "mexico", "mexico city", "miami", "mich.", "michigan", "middle east", "middle west", "midwest", "milan",
    "milwaukee", "minn.", "minneapolis", "minnesota", "minsk", "miss.", "mississippi", "missouri", "mo.",
    "mobile", "mogadishu", "moldova", "mombasa", "monaco", "mongolia", "mont.", "montana", "montenegro",
    "monterrey", "montevideo", "montgomery", "montreal", "morocco", "moscow", "mosul", "mozambique",
    "mumbai", "munich", "muscat", "myanmar", "n. korea", "n.c.", "n.d.", "n.h.", "n.j.", "n.m.", "n.y.",
    "nagasaki", "nairobi", "namibia", "naples", "nashville", "neb.", "nebraska", "nepal", "netherlands",
    "nev.", "nevada", "new brunswick", "new delhi", "new hampshire", "new haven", "new jersey",
    "new mexico", "new orleans", "new south wales", "new york", "new york city", "new york state",
    "new zealand", "newark", "newcastle", "newfoundland", "newtown", "nicaragua", "nice", "niger",
    "nigeria", "norfolk", "normandie", "normandy", "north america", "north carolina", "north dakota",
    "north korea", "north macedonia", "northern ireland", "norway", "nottingham", "nova scotia", "oakland",
    "odesa", "odessa", "ohio", "okinawa", "okla.", "oklahoma", "oklahoma city", "omaha", "oman", "ont.",
    "ontario", "orange county", "ore.", "oregon", "orlando", "osaka", "oslo", "ottawa", "oxford", "pa.",
    "pacific", "pakistan", "palestine", "palm beach", "panama", "panama city", "papua new guinea",
    "paraguay", "paris", "pearl harbor", "pennsylvania", "persian gulf", "perth", "peru", "peshawar",
    "philadelphia", "philippines", "phnom penh", "phoenix", "pittsburgh", "poland", "port-au-prince",
    "portland", "porto", "portugal", "prague", "pretoria", "pristina", "providence", "puerto rico",
    "punjab", "pyongyang", "qatar", "quebec", "queens", "queensland", "quito", "r.i.", "rabat", "raleigh",
    "ramallah", "red square", "reno", "reykjavik", "rhode island", "richmond", "riga", "rio",
    "rio de janeiro", "riyadh", "rochester", "romania", "rome", "rotterdam", "russia", "rwanda", "s. korea",
    "s.c.", "s.d.", "sacramento", "saigon", "salem", "salt lake city", "salzburg", "san antonio",
    "san diego", "san francisco", "san jose", "san juan", "san salvador", "sanaa", "sandy hook", "santa fe",
    "santiago", "santo domingo", "sao paulo", "sarajevo", "sardinia", "saskatchewan", "saudi arabia",
    "savannah", "saxony", "scotland", "seattle", "senegal", "seoul", "serbia", "seville", "shanghai",
    "sheffield", "shenzhen", "siberia", "sichuan", "sicily", "sierra leone", "silicon", "silicon valley",
    "singapore", "skopje", "slovakia", "slovenia", "sofia", "somalia", "south africa", "south america",
    "south carolina", "south china sea", "south dakota", "south korea", "south sudan", "soviet union",
    "spain", "spokane", "springfield", "sri lanka", "st. louis", "st. paul", "st. petersburg", "staten",
    "staten island", "stockholm", "strasbourg", "stuttgart", "sudan", "suriname", "surrey", "sussex",
    "swansea", "swaziland", "sweden", "switzerland", "sydney", "syracuse", "syria", "são paulo", "tacoma",
    "taipei", "taiwan", "tajikistan", "tallahassee", "tallinn", "tampa", "tampa bay", "tanzania",
    "tashkent", "tasmania", "tbilisi", "tegucigalpa", "tehran", "tel aviv", "tenn.", "tennessee", "tex.",
    "texas", "thailand", "the hague", "thessaloniki", "tiananmen square", "tibet", "tijuana",
    "times square", "tirana", "togo", "tokyo", "toledo", "tonga", "toronto", "toulouse", "trafalgar square",
    "transylvania", "trenton", "tripoli", "tucson", "tulsa", "tunis", "tunisia", "turin", "turkey",
    "turkmenistan", "u.k.", "u.s.", "u.s.a.", "uae", "uganda", "uk", "ukraine", "united arab emirates",
    "united kingdom", "united states", "united states of america", "uruguay", "us", "usa", "utah",
    "uzbekistan", "va.", "valencia", "vancouver", "vatican", "venezuela", "venice", "vermont", "vienna",
    "vietnam", "vilnius", "virginia", "vt.", "w.va.", "wales", "wall street", "wallonia", "warsaw", "wash.",
    "washington", "washington d.c.", "washington state", "wellington", "west bank", "west virginia",
    "western europe", "whitehall", "winnipeg", "wis.", "wisconsin", "worcester", "wuhan", "wyo.", "wyoming",
    "xinjiang", "yangon", "yemen", "yerevan", "yorkshire", "yugoslavia", "zagreb", "zambia", "zimbabwe",
    "zurich",
]);

/// Whether a name in lower case is a place of the table.
pub(crate) fn is_place(name: &str) -> bool {
    PLACES.holds(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_knows_states_and_cities() {
        assert!(PLACES.is_sorted());
        assert!(is_place("ohio") && is_place("new york") && is_place("u.s.") && !is_place("bo"));
    }
}
