import type { ThemeConfig } from "antd";

/** Fonts of the screen: what the machine has; nothing is fetched. */
export const SCREEN_FONTS = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif';

/** The look of the widgets: one calm blue, small radii, quiet lines; contrasts of WCAG AA and better. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: "#0f4c81",
    colorLink: "#0f4c81",
    colorInfo: "#0f4c81",
    colorSuccess: "#17694a",
    colorWarning: "#b45309",
    colorError: "#b3261e",
    // Derived from dark colours these would turn grey.
    colorPrimaryBg: "#e6eff7",
    colorPrimaryBgHover: "#d5e4f1",
    colorInfoBg: "#eaf2f9",
    colorInfoBorder: "#b4cee4",
    colorSuccessBg: "#e6f2ec",
    colorSuccessBorder: "#a9d0bd",
    colorWarningBg: "#fdf3e2",
    colorWarningBorder: "#ecc98d",
    colorErrorBg: "#fcebea",
    colorErrorBorder: "#efb5b1",
    colorText: "#1d2733",
    colorTextSecondary: "#4a5665",
    colorTextTertiary: "#5d6875",
    colorTextPlaceholder: "#667180",
    colorBorder: "#b9c1ca",
    colorBorderSecondary: "#e1e5ea",
    borderRadius: 6,
    fontFamily: SCREEN_FONTS,
    fontSize: 14,
    controlHeight: 34,
    wireframe: false,
  },
  components: {
    Slider: { railSize: 6, handleSize: 12, handleSizeHover: 14, trackBg: "#0f4c81", railBg: "#d5dbe2" },
    Alert: { withDescriptionPadding: "10px 14px" },
  },
};
