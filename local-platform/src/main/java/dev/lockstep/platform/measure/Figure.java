package dev.lockstep.platform.measure;

import java.util.Locale;

/**
 * One line of what was found.
 *
 * @param aim what it should be, empty when nothing was aimed at
 */
public record Figure(String what, String result, String aim) {

    /** A value as people read it: three digits of it count. */
    public static String text(double value, String unit) {
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
        String number =
                String.format(Locale.ROOT, "%,." + decimals + "f", value).replace(',', ' ');
        return unit.isEmpty() ? number : number + " " + unit;
    }
}
