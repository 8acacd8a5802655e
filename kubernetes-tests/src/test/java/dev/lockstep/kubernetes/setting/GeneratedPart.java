package dev.lockstep.kubernetes.setting;

/** The part of a page that is written by a program, between two comments that name it. */
record GeneratedPart(String before, String after) {

    static GeneratedPart of(String page, String name) {
        String begin = "<!-- " + name + ": written by ./lockstep docs -->\n";
        String end = "<!-- end of " + name + " -->";
        int from = page.indexOf(begin);
        int to = page.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("no place for " + name + ": neither " + begin + " nor " + end);
        }
        return new GeneratedPart(page.substring(0, from + begin.length()), page.substring(to));
    }

    String with(String content) {
        return before + content + after;
    }
}
