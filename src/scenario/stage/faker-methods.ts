// Lists the methods of faker that return text without parameters, for templates such as `{{faker.company.name}}`.

const splitWords = (names: string): readonly string[] => names.split(" ");

/**
 * The names of methods by module. They are listed, because loading faker for each check takes too long. A test compares the list with
 * faker.
 */
export const FAKER_METHODS: Readonly<Record<string, readonly string[]>> = {
  airline: splitWords("aircraftType flightNumber recordLocator seat"),
  animal: splitWords(
    "bear bird cat cetacean cow crocodilia dog fish horse insect lion petName rabbit rodent snake type",
  ),
  book: splitWords("author format genre publisher series title"),
  color: splitWords("cssSupportedFunction cssSupportedSpace human rgb space"),
  commerce: splitWords(
    "department isbn price product productAdjective productDescription productMaterial productName upc",
  ),
  company: splitWords(
    "buzzAdjective buzzNoun buzzPhrase buzzVerb catchPhrase catchPhraseAdjective catchPhraseDescriptor catchPhraseNoun name",
  ),
  database: splitWords("collation column engine mongodbObjectId type"),
  date: splitWords("month timeZone weekday"),
  finance: splitWords(
    "accountName accountNumber amount bic bitcoinAddress creditCardCVV creditCardIssuer creditCardNumber currencyCode currencyName currencyNumericCode currencySymbol ethereumAddress iban litecoinAddress pin routingNumber transactionDescription transactionType",
  ),
  food: splitWords("adjective description dish ethnicCategory fruit ingredient meat spice vegetable"),
  git: splitWords("branch commitDate commitEntry commitMessage commitSha"),
  hacker: splitWords("abbreviation adjective ingverb noun phrase verb"),
  image: splitWords("avatar avatarGitHub dataUri personPortrait url urlPicsumPhotos"),
  internet: splitWords(
    "displayName domainName domainSuffix domainWord email emoji exampleEmail httpMethod ip ipv4 ipv6 jwt jwtAlgorithm mac password protocol url userAgent username",
  ),
  location: splitWords(
    "buildingNumber cardinalDirection city continent country countryCode county direction ordinalDirection postalAddress secondaryAddress state street streetAddress timeZone zipCode",
  ),
  lorem: splitWords("lines paragraph paragraphs sentence sentences slug text word words"),
  music: splitWords("album artist genre songName"),
  number: splitWords("binary hex octal romanNumeral"),
  person: splitWords(
    "bio firstName fullName gender jobArea jobDescriptor jobTitle jobType lastName middleName prefix sex sexType suffix zodiacSign",
  ),
  phone: splitWords("imei number"),
  string: splitWords("alpha alphanumeric binary hexadecimal nanoid numeric octal sample symbol ulid uuid"),
  system: splitWords(
    "commonFileExt commonFileName commonFileType cron directoryPath fileExt fileName filePath fileType mimeType networkInterface semver",
  ),
  vehicle: splitWords("bicycle color fuel manufacturer model type vehicle vin vrm"),
  word: splitWords("adjective adverb conjunction interjection noun preposition sample verb words"),
};
