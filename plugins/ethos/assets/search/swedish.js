// The stem of a Swedish word, by Snowball's rules for Swedish (snowballstem.org, version 3), as PyStemmer has them: what the
// index is made with and what it is asked with must be the same, which a test holds them to over all our words.

const VOWELS = "aeiouyäåö";
const BEFORE_S = "bcdfghjklmnoprtvy";
const BEFORE_OST = "iklnprtuv";
const ENDINGS = longest(
  `a arna erna heterna orna ad e ade ande arne are aste en anden aren heten ern ar er heter or s as arnas ernas ornas es ades
  andes ens arens hetens erns at et andet het ast`,
);
/** Before -et these are no stems: paketet, but not biet. */
const WITH_ET = longest("fab h pak rak stak kom iet cit dit alit ilit mit nit pit rit sit tit uit ivit kvit xit");
const PAIRS = longest("dd gd nn dt gt kt tt");
const LAST = longest("lig ig els fullt öst");

/** @param {string} words @returns {string[]} the longest first */
function longest(words) {
  return words.split(/\s+/u).sort((a, b) => b.length - a.length);
}

/** @param {string} letter */
const isVowel = (letter) => letter !== "" && VOWELS.includes(letter);

/** Where the first consonant after the first vowel ends, and no sooner than after three letters. @param {string[]} letters */
function region(letters) {
  if (letters.length < 3) return letters.length;
  const vowel = letters.findIndex(isVowel);
  if (vowel < 0) return letters.length;
  const consonant = letters.findIndex((letter, at) => at > vowel && !isVowel(letter));
  return consonant < 0 ? letters.length : Math.max(3, consonant + 1);
}

/** Whether what stands before -et is long enough to be a word, and none that has -et itself. @param {string} word */
function takesEt(word) {
  const letters = [...word];
  return letters.length > 2 && !isVowel(letters[letters.length - 1]) && isVowel(letters[letters.length - 2]) && !WITH_ET.some((each) => word.endsWith(each));
}

/** @param {string} word @param {string} ending */
const cut = (word, ending) => word.slice(0, word.length - ending.length);

/** The word without its ending of inflection. @param {string} word @param {number} from where the region begins */
function uninflected(word, from) {
  const ending = ENDINGS.find((each) => word.slice(from).endsWith(each));
  if (!ending) return word;
  const left = cut(word, ending);
  if (ending === "et") return takesEt(left) ? left : word;
  if (ending !== "s") return left;
  if (left.endsWith("et") && takesEt(cut(left, "et"))) return cut(left, "et");
  return left && BEFORE_S.includes(left[left.length - 1]) ? left : word;
}

/** The word without an ending that makes other words. @param {string} word @param {number} from */
function underived(word, from) {
  const ending = LAST.find((each) => word.slice(from).endsWith(each));
  if (!ending) return word;
  const left = cut(word, ending);
  if (ending === "fullt") return `${left}full`;
  if (ending === "öst") return left && BEFORE_OST.includes(left[left.length - 1]) ? `${left}ös` : word;
  return left;
}

/** The stem of a word in lower case. @param {string} word */
export function stem(word) {
  const letters = [...word];
  const from = letters.slice(0, region(letters)).join("").length;
  const bare = uninflected(word, from);
  const single = PAIRS.some((each) => bare.slice(from).endsWith(each)) ? bare.slice(0, -1) : bare;
  return underived(single, from);
}
