// The methods of faker that return text without parameters, for templates such as `{{faker.company.name}}`. Listed here, because loading
// faker for each check takes too long; a test compares the list with faker.

const list = (names: string): readonly string[] => names.split(" ");

/** The names of methods by module. */
export const FAKER_METHODS: Readonly<Record<string, readonly string[]>> = {
  airline: list("aircraftType flightNumber recordLocator seat"),
  animal: list("bear bird cat cetacean cow crocodilia dog fish horse insect lion petName rabbit rodent snake type"),
  book: list("author format genre publisher series title"),
  color: list("cssSupportedFunction cssSupportedSpace human rgb space"),
  commerce: list("department isbn price product productAdjective productDescription productMaterial productName upc"),
  company: list(
    "buzzAdjective buzzNoun buzzPhrase buzzVerb catchPhrase catchPhraseAdjective catchPhraseDescriptor catchPhraseNoun name",
  ),
  database: list("collation column engine mongodbObjectId type"),
  date: list("month timeZone weekday"),
  finance: list(
    "accountName accountNumber amount bic bitcoinAddress creditCardCVV creditCardIssuer creditCardNumber currencyCode currencyName currencyNumericCode currencySymbol ethereumAddress iban litecoinAddress pin routingNumber transactionDescription transactionType",
  ),
  food: list("adjective description dish ethnicCategory fruit ingredient meat spice vegetable"),
  git: list("branch commitDate commitEntry commitMessage commitSha"),
  hacker: list("abbreviation adjective ingverb noun phrase verb"),
  image: list("avatar avatarGitHub dataUri personPortrait url urlPicsumPhotos"),
  internet: list(
    "displayName domainName domainSuffix domainWord email emoji exampleEmail httpMethod ip ipv4 ipv6 jwt jwtAlgorithm mac password protocol url userAgent username",
  ),
  location: list(
    "buildingNumber cardinalDirection city continent country countryCode county direction ordinalDirection postalAddress secondaryAddress state street streetAddress timeZone zipCode",
  ),
  lorem: list("lines paragraph paragraphs sentence sentences slug text word words"),
  music: list("album artist genre songName"),
  number: list("binary hex octal romanNumeral"),
  person: list(
    "bio firstName fullName gender jobArea jobDescriptor jobTitle jobType lastName middleName prefix sex sexType suffix zodiacSign",
  ),
  phone: list("imei number"),
  string: list("alpha alphanumeric binary hexadecimal nanoid numeric octal sample symbol ulid uuid"),
  system: list(
    "commonFileExt commonFileName commonFileType cron directoryPath fileExt fileName filePath fileType mimeType networkInterface semver",
  ),
  vehicle: list("bicycle color fuel manufacturer model type vehicle vin vrm"),
  word: list("adjective adverb conjunction interjection noun preposition sample verb words"),
};
