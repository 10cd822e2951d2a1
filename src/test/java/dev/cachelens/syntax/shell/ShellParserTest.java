package dev.cachelens.syntax.shell;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

public final class ShellParserTest {

    @Test
    public void readsSimpleCommands() {
        assertOutline("", "");
        assertOutline(" \n\t\n", "");
        assertOutline("cargo build --release", "[cargo build --release]");
        assertOutline("a; b;", "[a] [b]");
        assertOutline("a\nb\n\nc", "[a] [b] [c]");
        assertOutline("a & b", "[a]& [b]");
        assertOutline("cargo \\\n  build", "[cargo build]");
        assertOutline("car\\\ngo bu\\\nild", "[cargo build]");
        assertOutline("echo if then } {", "[echo if then } {]");
    }

    @Test
    public void joinsCommands() {
        assertOutline("a && b || c", "list([a] && [b] || [c])");
        assertOutline("a &&\n# why\n b", "list([a] && [b])");
        assertOutline("a | b |& c", "pipe([a] [b] [c])");
        assertOutline("! a | b && c", "list(not([a] [b]) && [c])");
        assertOutline("! ! a", "[a]");
        assertOutline("a && b; c & d", "list([a] && [b]) [c]& [d]");
    }

    @Test
    public void readsQuotes() {
        assertOutline("'a b'\"c d\"e", "['a b'\"c d\"e]");
        assertOutline("\"a\\$b\\n\\\\\"", "[\"a$b\\n\\\"]");
        assertOutline("\"a\\\nb\"", "[\"ab\"]");
        assertOutline("'a\\\nb'", "['a\\\nb']");
        assertOutline("a\\*b*", "[a^*b*]");
        assertOutline("\\a\\ b", "[^a b]");
        assertOutline("$'a\\tb\\x41\\u00e9\\''", "['a\tbAé'']");
        assertOutline("$\"a$b\"", "[\"a$b\"]");
        assertOutline("a\\", "[a\\]");
        assertOutline("\\🐳x", "[^🐳x]");
    }

    @Test
    public void readsParameters() {
        assertOutline("$a$1$@$?b$ $", "[$a$1$@$?b$ $]");
        assertOutline("${a}b ${10} ${#} ${#a} ${##} ${!}", "[$ab $10 $# ${a length} ${# length} $!]");
        assertOutline("${a:-b c} ${a-} ${a:=b} ${a+b} ${a:?}", "[${a :- b c} ${a - } ${a := b} ${a + b} ${a :? }]");
        assertOutline("${a#*/} ${a##*/} ${a%.*} ${a%%.*}", "[${a # */} ${a ## */} ${a % .*} ${a %% .*}]");
        assertOutline("${a/b/c} ${a//b/c} ${a^^} ${a,}", "[${a / b/c} ${a // b/c} ${a ^^ } ${a , }]");
        assertOutline("${a:1:2} ${a@Q}", "[${a : 1:2} ${a @ Q}]");
        assertOutline("${!a} ${!a*} ${a[0]} ${#a[@]}", "[${a indirect} ${a indirect} $a[0] ${a[@] length}]");
        assertOutline("${a:-${b:-\"c d\"}}", "[${a :- ${b :- \"c d\"}}]");
        assertOutline("\"${a:-it's}\"", "[\"${a :- it's}\"]");
        assertOutline("${a:-'}'}", "[${a :- '}'}]");
    }

    @Test
    public void readsSubstitutions() {
        assertOutline("echo $(a; b) x", "[echo $([a] [b]) x]");
        assertOutline("\"$(a \"b c\")\"", "[\"$([a \"b c\"])\"]");
        assertOutline("`a \\`b\\``", "[$([a $([b])])]");
        assertOutline("\"`a \\\"b\\\"`\"", "[\"$([a \"b\"])\"]");
        assertOutline("$((1 + (2))) $(( $(a) ))", "[$((…)) $((…))]");
        assertOutline("$((a) | b)", "[$(pipe(sub([a]) [b]))]");
        assertOutline("diff <(a) >(b)", "[diff $([a]) $([b])]");
        assertOutline("$(case x in a) b;; esac)", "[$(case(x a: [b];;))]");
        assertOutline("$(a # )\n)", "[$([a])]");
        assertOutline("${ a; }", "[$([a])]");
    }

    @Test
    public void readsAssignments() {
        assertOutline("a=b", "[a=b]");
        assertOutline("a= b+=c d e=f", "[a= b+=c d e=f]");
        assertOutline("A=\"$B:x\" cargo build", "[A=\"$B:x\" cargo build]");
        assertOutline("a=(b 'c d'\n e)", "[a=(b 'c d' e)]");
        assertOutline("a[1]=b", "[a=b]");
        assertOutline("a[b]* 1a=b", "[a[b]* 1a=b]");
        assertOutline("declare -a a=(b c)", "[declare -a a=(b c)]");
        assertOutline(">x a=b c", "[a=b c >x]");
    }

    @Test
    public void readsRedirections() {
        assertOutline("a >b 2>&1 <c >>d", "[a >b 2>&1 <c >>d]");
        assertOutline("a &>b; a &>>b; a >|b; a <>b; a <<<b; a >&-", "[a &>b] [a &>>b] [a >|b] [a <>b] [a <<<b] [a >&-]");
        assertOutline("a {fd}>b 10>c d2>e", "[a d2 {fd}>b 10>c >e]");
        assertOutline("a 2\\\n>&1", "[a 2>&1]");
        assertOutline("> a", "[ >a]");
        assertOutline("{ a; } >b 2>c", "group([a] >b 2>c)");
        assertOutline("a > >(tee b)", "[a >$([tee b])]");
    }

    @Test
    public void readsHereDocuments() {
        assertOutline("cat <<EOF >f\na $b\nEOF\nc", "[cat <<EOF{a $b↵} >f] [c]");
        assertOutline("cat <<'E F'\na\nE F\n", "[cat <<'E F'{a↵}]");
        assertOutline("cat <<A <<-B && c\na\nA\n\tb\n\tB\nd", "list([cat <<A{a↵} <<-B{\tb↵}] && [c]) [d]");
        assertOutline("cat <<\\A\na\\\nA\nb", "[cat <<^A{a\\↵}] [b]");
        assertOutline("cat <<A\na\\\nA\nA\nb", "[cat <<A{a\\↵A↵}] [b]");
        assertOutline("(cat <<A | b) && c\nx\nA\nd", "list(sub(pipe([cat <<A{x↵}] [b])) && [c]) [d]");
        assertOutline("a=$(cat <<A\nx\nA\n)\nb", "[a=$([cat <<A{x↵}])] [b]");
        assertOutline("cat <<A $(cat <<B\nb\nB\n)\na\nA\nc", "[cat $([cat <<B{b↵}]) <<A{a↵}] [c]");
        assertOutline("cat <<A 'x\ny'\na\nA\nc", "[cat 'x\ny' <<A{a↵}] [c]");
        assertOutline("cat <<A | (b\na\nA\nc)", "pipe([cat <<A{a↵}] sub([b] [c]))");
        assertOutline("cat <<A # it's\na\nA\nc", "[cat <<A{a↵}] [c]");
        assertOutline("cat <<A\n", "[cat <<A{}] !no line with only `A` ends this here-document");
    }

    @Test
    public void readsCompoundCommands() {
        assertOutline("(a; b) | c", "pipe(sub([a] [b]) [c])");
        assertOutline("{ a; b; }", "group([a] [b])");
        assertOutline("for x in a b; do c $x; done", "for(x in a b: [c $x])");
        assertOutline("for x\ndo c\ndone; for y in; do d; done", "for(x: [c]) for(y in : [d])");
        assertOutline("while a; do b; done <c; until d\ndo e; done", "while([a]: [b] <c) until([d]: [e])");
        assertOutline("if a; then b; elif c; then d; else e; fi", "if([a]: [b]; [c]: [d]; else: [e])");
        assertOutline("if (a) then (b) fi", "if(sub([a]): sub([b]))");
        assertOutline("case $x in a|b) c;; (d) ;; *) e; esac", "case($x a|b: [c];; d: ;; *: [e])");
        assertOutline("case x in\n  a) b ;&\n  c) d ;;&\nesac", "case(x a: [b];& c: [d];;&)");
        assertOutline("case x in esac", "case(x)");
        assertOutline("f() { a; }; function g { b; }; function h() (c)",
                "function(f: group([a])) function(g: group([b])) function(h: sub([c]))");
        assertOutline("((a) || b)", "sub(list(sub([a]) || [b]))");
    }

    @Test
    public void readsWhatOnlyBashHas() {
        assertOutline("[[ -f $x && ( a < b ) ]] && c", "list(test(-f $x a b) && [c])");
        assertOutline("[[ $x =~ ^(a|b )+$ ]]", "test($x =~ ^(a|b )+$)");
        assertOutline("[[ $x =~(]&) ]]", "test($x =~ (]&))");
        assertOutline("((i++)) && a", "list(test() && [a])");
        assertOutline("for ((i = 0; i < 3; i++)); do a; done", "while(: [a])");
        assertOutline("select x in a b; do c; done", "while(: [c])");
        assertOutline("rm !(a|b) @(c)d", "[rm @(…) @(…)d]");
        assertOutline("time a; time -p { b; }", "[time a] group([b])");
    }

    @Test
    public void takesCommentsAtTheStartOfWordsOnly() {
        assertOutline("a#b ${#c} # d 'e", "[a#b ${c length}]");
        assertOutline("# a\nb # c\\\nd", "[b] [d]");
        assertOutline("a;#b\nc", "[a] [c]");
        assertOutline("(#b\nc)", "sub([c])");
    }

    @Test
    public void keepsTheCommandsBeforeABreak() {
        assertOutline("a; b )", "[a] [b] !did not expect `)` here");
        assertOutline("a && 'b", "[a] !this quote is not closed");
        assertOutline("a; if b; then c", "[a] if([b]: [c]) !`if` has no `fi`");
        assertOutline("a; (b", "[a] sub([b]) !this parenthesis is not closed");
        assertOutline("a ;; b", "[a] !did not expect `;;` here");
        assertOutline("a && ; b", "[a] !did not expect `;` here");
        assertOutline("a &&", "[a] !`&&` needs something behind it");
        assertOutline("a; done", "[a] !did not expect `done` here");
        assertOutline("a >", "[a] !`>` needs a word behind it");
        assertOutline("a ${b", "[a $b] !`${` is not closed");
        assertOutline("a `b", "[a] !this backquote is not closed");
        assertOutline("for x in a; b; done", "for(x in a: ) !did not expect `b` here");
        assertOutline("if ; then a; fi", "if(: ) !did not expect `;` here");
        assertOutline("a; function '' () { b; }", "[a] !a function's name is not quoted");
        assertOutline("a (b)", "[a] !did not expect `(` here");
    }

    private static void assertOutline(String script, String expected) {
        assertEquals(script, expected, Outline.of(script));
    }
}
