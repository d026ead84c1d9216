// Added to @jupyterlab/builder's own settings. Plotly comes bundled: reading or minifying its ten megabytes again takes
// minutes and gains little for a file that is served from the same computer.
module.exports = {
  optimization: { minimize: false },
  performance: { hints: false },
  module: { noParse: /plotly\.js-dist/ },
};
